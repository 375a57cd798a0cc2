package org.kyodo.kit;

import static com.tngtech.archunit.base.DescribedPredicate.describe;
import static com.tngtech.archunit.core.domain.JavaCall.Predicates.target;
import static com.tngtech.archunit.core.domain.properties.HasName.Predicates.nameMatching;
import static com.tngtech.archunit.core.domain.properties.HasOwner.Predicates.With.owner;
import static com.tngtech.archunit.lang.conditions.ArchConditions.callConstructor;
import static com.tngtech.archunit.lang.conditions.ArchConditions.callMethodWhere;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;
import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.domain.JavaModifier;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.lang.ArchCondition;
import com.tngtech.archunit.lang.ArchRule;
import com.tngtech.archunit.lang.ConditionEvents;
import com.tngtech.archunit.lang.SimpleConditionEvent;
import java.util.ArrayDeque;
import java.util.Arrays;
import java.util.Collections;
import java.util.Deque;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.ResourceBundle;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.kyodo.chassis.decide.CommonRefusal;
import org.kyodo.chassis.decide.Concern;
import org.kyodo.chassis.decide.Refusal;
import org.kyodo.chassis.decide.Stage;
import org.kyodo.chassis.http.Texts;
import org.kyodo.contracts.rules.Rule;
import org.kyodo.contracts.rules.RuleTable;

/**
 * What holds for the code of every service. One subclass in each: {@code ArchitectureTest} of its application class.
 *
 * <p>Public may be: the application class, and what another package of the same service uses. Spring and Jackson need
 * nothing public.
 */
public abstract class ArchitectureTest {
    private static final Pattern PURE = Pattern.compile(
            "java\\.(lang|util|time|math|text)\\..*|org\\.kyodo\\.contracts\\..*"
                    + "|org\\.kyodo\\.chassis\\.decide\\..*|com\\.fasterxml\\.jackson\\.annotation\\..*|jakarta\\.validation\\.constraints\\..*|java\\.net\\.(URI.*|Inet.*Address)");

    /** Of what lies in those packages, what reads the clock, draws lots, talks or waits. */
    private static final Pattern IMPURE =
            Pattern.compile("java\\.time\\.Clock|java\\.lang\\.(System|Thread|Process.*|Runtime)"
                    + "|java\\.util\\.(Random|logging\\..*|Timer.*|prefs\\..*|concurrent\\..*)");

    /** Of what is left, single methods: they ask the network or draw lots. */
    private static final Pattern IMPURE_CALL =
            Pattern.compile(".*\\b(getByName|getAllByName|getLocalHost|isReachable|getHostName|randomUUID)\\(.*");

    /**
     * What municipalities say each in its own way; see {@link org.kyodo.contracts.value.Word}. 協働 is theirs wherever it stands, and so
     * are 協働推進員 and ラウンドテーブル. The other words are theirs as nouns that stand for themselves: 登録の更新, but neither a verb
     * (登録された, 登録できる) nor a part of a longer word (登録簿, 団体登録, 包括連携協定). 相談 is one enquiry and everybody's; where it is
     * offered, 相談窓口, is theirs.
     */
    private static final Pattern OWN_WORD = Pattern.compile("協働|共創|ラウンドテーブル|協定書|相談(の)?窓口"
            + "|(?<!\\p{IsHan})協定(?!\\p{IsHan})|(?<!\\p{IsHan})登録(?!\\p{IsHan}|[さしすせ]|でき|も|また)"
            + "|\\b[Cc](ollaborati|o-creati)|\\b[Rr]ound table");

    /**
     * The words themselves, and the name of a department that each municipality's settings have. Further, what is not the
     * registration of a group (of talents, contact points, deliveries), and the kinds of instruments, which must stay apart from
     * each other whatever an agreement is called.
     */
    private static final Pattern OF_THEMSELVES =
            Pattern.compile("Word\\..*|department\\.collaboration-office|Instrument\\..*"
                    + "|(event|command)\\..*(Talent|ContactPoint|Delivery).*|(.*\\.)?(KIND_NOT_OFFERED|IDENTITY_NOT_SEEN)"
                    + "|(event|command)\\.ContactPointSet");

    private static final ResourceBundle.Control EXACT =
            ResourceBundle.Control.getNoFallbackControl(ResourceBundle.Control.FORMAT_PROPERTIES);

    private final Class<?> application;
    private final String root;
    private final JavaClasses service;

    protected ArchitectureTest(Class<?> application) {
        this.application = application;
        this.root = application.getPackageName();
        this.service = new ClassFileImporter()
                .withImportOption(ImportOption.Predefined.DO_NOT_INCLUDE_TESTS)
                .importPackages(root);
    }

    @Test
    final void a_service_knows_of_kyodo_only_contracts_chassis_presets_and_itself() {
        check(noClasses()
                .should()
                .dependOnClassesThat(describe(
                        "belong to another service",
                        other -> other.getPackageName().startsWith("org.kyodo.")
                                && !isOwn(other)
                                && !isIn(other, "org.kyodo.contracts")
                                && !isIn(other, "org.kyodo.chassis")
                                && !isIn(other, "org.kyodo.presets"))));
    }

    @Test
    final void stages_commands_rules_and_refusals_are_pure_and_so_is_all_they_use() {
        check(classes().that(describe("decide", this::decides)).should(bePure()));
    }

    /**
     * What the table of rules says of this service is what its refusals and concerns rest on: nothing missing, nothing left
     * over. A rule that nothing can break says where it holds instead.
     */
    @Test
    final void the_rules_of_its_refusals_stand_in_the_table_of_rules() {
        Stream<Refusal> own = service.stream()
                .filter(type -> type.isEnum() && type.isAssignableTo(Refusal.class))
                .flatMap(type -> Arrays.stream(type.reflect().getEnumConstants()))
                .map(Refusal.class::cast);
        Stream<String> concerns = service.stream()
                .filter(type -> type.isEnum() && type.isAssignableTo(Concern.class))
                .flatMap(type -> Arrays.stream(type.reflect().getEnumConstants()))
                .map(concern -> ((Concern) concern).rule());
        Set<String> used = Stream.concat(
                        Stream.concat(own, Arrays.stream(CommonRefusal.values()))
                                .map(Refusal::rule)
                                .filter(rule -> !rule.isEmpty()),
                        concerns)
                .collect(Collectors.toSet());

        assertThat(RuleTable.of(root.substring(root.lastIndexOf('.') + 1)))
                .filteredOn(rule -> rule.holds().isEmpty())
                .extracting(Rule::id)
                .containsExactlyInAnyOrderElementsOf(used);
    }

    /** Or one of them would be told for the other. */
    @Test
    final void no_text_stands_in_two_bundles() {
        assertThat(Texts.bundlesOf(root.substring(root.lastIndexOf('.') + 1)))
                .flatExtracting(bundle -> Collections.list(
                        ResourceBundle.getBundle(bundle, Locale.ROOT).getKeys()))
                .doesNotHaveDuplicates();
    }

    /** K-ALL-9: a word that municipalities have of their own stands in no text, but {@code %COLLABORATION%} in its place. */
    @Test
    final void no_text_says_a_word_that_is_the_municipalitys_own() {
        String service = root.substring(root.lastIndexOf('.') + 1);
        for (String bundle : Stream.concat(Stream.of("messages/phrases"), Texts.bundlesOf(service).stream())
                .toList()) {
            for (Locale language : List.of(Locale.ROOT, Locale.ENGLISH)) {
                ResourceBundle texts = ResourceBundle.getBundle(bundle, language, EXACT);
                assertThat(Collections.list(texts.getKeys()).stream()
                                .filter(key -> !OF_THEMSELVES.matcher(key).matches())
                                .filter(key ->
                                        OWN_WORD.matcher(texts.getString(key)).find())
                                .map(key -> key + "=" + texts.getString(key)))
                        .as("texts of %s in %s", bundle, language)
                        .isEmpty();
            }
        }
        assertThat(RuleTable.of(service).stream()
                        .flatMap(rule -> Stream.of(Optional.of(rule.text()), rule.reason(), rule.holds())
                                .flatMap(Optional::stream)
                                .flatMap(said -> Stream.of(said.ja(), said.en()))
                                .filter(said -> OWN_WORD.matcher(said).find())
                                .map(said -> rule.id() + ": " + said)))
                .as("rules of %s", service)
                .isEmpty();
    }

    @Test
    final void nobody_reads_the_clock_of_the_machine_or_draws_lots() {
        check(noClasses()
                .should(
                        callMethodWhere(
                                target(nameMatching("now|today|random|currentTimeMillis"))
                                        .and(
                                                target(
                                                        owner(
                                                                nameMatching(
                                                                        "java\\.time\\..*|java\\.lang\\.Math|java\\.lang\\.System|org\\.kyodo\\.contracts\\..*"))))))
                .orShould(callConstructor(java.util.Date.class))
                .because("time comes in by a Clock"));
        check(noClasses()
                .that()
                .haveSimpleNameNotEndingWith("Configuration")
                .should(callMethodWhere(target(nameMatching("system.*|tick.*"))
                        .and(target(owner(nameMatching("java\\.time\\.Clock"))))))
                .because("which clock it is, a configuration says"));
    }

    @Test
    final void nothing_is_public_but_the_application_and_what_another_package_uses() {
        check(classes()
                .that(describe(
                        "are public and top-level",
                        type -> type.getModifiers().contains(JavaModifier.PUBLIC)
                                && type.isTopLevelClass()
                                && !type.getName().equals(application.getName())))
                .should(beUsedByAnotherPackage()));
    }

    @Test
    final void no_document_is_saved_as_a_whole() {
        check(noClasses()
                .should(callMethodWhere(target(nameMatching("save|findAndReplace"))
                        .and(target(owner(nameMatching("org\\.springframework\\.data\\.mongodb\\..*"))))))
                .orShould(callMethodWhere(target(nameMatching("replaceOne|findOneAndReplace"))
                        .and(target(owner(nameMatching("com\\.mongodb\\..*"))))))
                .because("it would bring back what another writer has changed meanwhile"));
    }

    @Test
    final void nobody_sends_by_a_stream_bridge_sleeps_or_writes_to_standard_output() {
        check(noClasses()
                .should()
                .dependOnClassesThat(describe(
                        "are a StreamBridge", type -> type.getSimpleName().equals("StreamBridge")))
                .orShould(callMethodWhere(
                        target(nameMatching("sleep")).and(target(owner(nameMatching("java\\.lang\\.Thread"))))))
                .orShould()
                .accessField(System.class, "out")
                .orShould()
                .accessField(System.class, "err"));
    }

    @Test
    final void packages_of_aggregates_form_no_cycle() {
        slices().matching(root + ".(*)..")
                .should()
                .beFreeOfCycles()
                .allowEmptyShould(true)
                .check(service);
    }

    private void check(ArchRule rule) {
        rule.allowEmptyShould(true).check(service);
    }

    /** Rules, commands, refusals and stages, and what is inside them. */
    private boolean decides(JavaClass type) {
        JavaClass outer = type;
        while (outer.getEnclosingClass().isPresent()) {
            outer = outer.getEnclosingClass().get();
        }
        return outer.getSimpleName().matches(".+(Rules|Command|Refusal)") || outer.isAssignableTo(Stage.class);
    }

    private ArchCondition<JavaClass> bePure() {
        return new ArchCondition<>(
                "depend only on java, contracts, the decisions of the chassis and what is pure itself") {
            @Override
            public void check(JavaClass type, ConditionEvents events) {
                Set<JavaClass> known = new HashSet<>(Set.of(type));
                Deque<JavaClass> left = new ArrayDeque<>(known);
                while (!left.isEmpty()) {
                    left.pop().getDirectDependenciesFromSelf().forEach(dependency -> {
                        JavaClass used = dependency.getTargetClass().getBaseComponentType();
                        if (isOwn(used)) {
                            if (known.add(used)) {
                                left.push(used);
                            }
                        } else if (!used.isPrimitive()
                                && (!isPure(used.getName())
                                        || IMPURE_CALL
                                                .matcher(dependency.getDescription())
                                                .matches())) {
                            events.add(SimpleConditionEvent.violated(
                                    type, type.getName() + ": " + dependency.getDescription()));
                        }
                    });
                }
            }
        };
    }

    private static boolean isPure(String name) {
        return PURE.matcher(name).matches() && !IMPURE.matcher(name).matches();
    }

    private static ArchCondition<JavaClass> beUsedByAnotherPackage() {
        return new ArchCondition<>("be used by another package") {
            @Override
            public void check(JavaClass type, ConditionEvents events) {
                boolean used = type.getDirectDependenciesToSelf().stream()
                        .anyMatch(dependency ->
                                !dependency.getOriginClass().getPackageName().equals(type.getPackageName()));
                if (!used) {
                    events.add(SimpleConditionEvent.violated(type, type.getName() + " is public without need"));
                }
            }
        };
    }

    private boolean isOwn(JavaClass type) {
        return isIn(type, root);
    }

    private static boolean isIn(JavaClass type, String name) {
        return type.getPackageName().equals(name) || type.getPackageName().startsWith(name + ".");
    }
}
