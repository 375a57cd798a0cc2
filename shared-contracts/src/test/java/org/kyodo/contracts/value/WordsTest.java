package org.kyodo.contracts.value;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.InputStreamReader;
import java.io.Reader;
import java.io.UncheckedIOException;
import java.text.MessageFormat;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Properties;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.kyodo.contracts.DomainEvent;
import org.kyodo.contracts.EventCatalogue;
import org.kyodo.contracts.notification.DeliveryChannel;
import org.kyodo.contracts.registry.ErasureGround;
import org.kyodo.contracts.registry.FormPart;
import org.kyodo.contracts.registry.LegalForm;
import org.kyodo.contracts.registry.PublishedField;
import org.kyodo.contracts.rules.Use;

class WordsTest {
    @Test
    void times_are_told_in_jst_and_in_the_japanese_calendar() {
        Phrase until = Wording.UNTIL.of(Instant.parse("2026-11-21T12:26:00Z"));

        assertThat(Words.JAPANESE.of(until)).isEqualTo("令和8年11月21日 21時26分まで");
        assertThat(Words.ENGLISH.of(until)).isEqualTo("until 21 November 2026, 21:26 JST");
    }

    @Test
    void the_last_second_of_a_window_is_told() {
        assertThat(Words.JAPANESE.of(Instant.parse("2026-05-29T14:59:59Z"))).isEqualTo("令和8年5月29日 23時59分59秒");
    }

    @Test
    void days_carry_the_era_they_are_in() {
        assertThat(Words.JAPANESE.of(LocalDate.of(2019, 5, 1))).isEqualTo("令和元年5月1日");
        assertThat(Words.JAPANESE.of(LocalDate.of(2019, 4, 30))).isEqualTo("平成31年4月30日");
        assertThat(Words.JAPANESE.of(LocalDate.of(9999, 12, 31)))
                .as("of a time whose era nobody knows")
                .isEqualTo("9999年12月31日");
        assertThat(Words.JAPANESE.of(LocalDate.MAX)).isEqualTo("999999999年12月31日");
        assertThat(Words.JAPANESE.of(LocalDate.MIN)).isEqualTo("-999999999年1月1日");
        assertThat(Words.JAPANESE.of(LocalDate.of(1870, 1, 1))).isEqualTo("1870年1月1日");
    }

    @Test
    void amounts_are_told_with_their_unit() {
        Phrase atMost = Wording.AT_MOST.of(Yen.of(1_000_000));

        assertThat(Words.JAPANESE.of(atMost)).isEqualTo("1,000,000円以下");
        assertThat(Words.ENGLISH.of(atMost)).isEqualTo("at most 1,000,000 yen");
    }

    @Test
    void lists_name_each_value_in_the_language() {
        Phrase stages = Wording.ONE_OF.of(List.of(Name.stage("Pending"), Name.stage("Dead")));

        assertThat(Words.JAPANESE.of(stages)).isEqualTo("配信待ち、配信不能のいずれか");
        assertThat(Words.ENGLISH.of(stages)).isEqualTo("one of pending, dead");
        assertThat(Words.JAPANESE.of(List.of())).isEqualTo("なし");
        assertThat(Words.JAPANESE.of(Optional.empty())).isEqualTo("なし");
    }

    @Test
    void a_municipality_names_its_own_before_the_names_that_hold_everywhere() {
        DepartmentCode office = DepartmentCode.COLLABORATION_OFFICE;
        Words here = Words.JAPANESE.naming((code, locale) ->
                Optional.of("まちづくり課").filter(_ -> code.equals(office) && locale.equals(Locale.JAPANESE)));

        assertThat(here.of(office)).isEqualTo("まちづくり課");
        assertThat(here.of(Wording.EITHER.of(office, office))).isEqualTo("まちづくり課またはまちづくり課");
        assertThat(Words.JAPANESE.of(office)).isEqualTo("協働推進課");
    }

    /** The words that stand in Japanese as they are. */
    private static final String TAKEN_OVER =
            "JSON|ASCII|UTF|UUID|ETag|SHA|Unicode|API|ID|next|https|http|ce_id|ce_sequence|true|false|OTHER|ENVIRONMENT|child|rearing|a|z|PTA|[TZ]|[a-f]";

    @ParameterizedTest
    @EnumSource(Wording.class)
    void every_phrase_is_wholly_in_its_language(Wording wording) {
        String japanese = pattern(wording.name(), Locale.JAPANESE);
        String english = pattern(wording.name(), Locale.ENGLISH);

        assertThat(japanese.replaceAll("%[A-Z]+%", "").replaceAll("\\b(" + TAKEN_OVER + ")(?![A-Za-z])", ""))
                .as("%s in Japanese: no words of another language", wording)
                .doesNotContainPattern("[A-Za-z]{2}|[<>=]");
        assertThat(english).as("%s in English", wording).matches("\\p{ASCII}+");
        assertThat(new MessageFormat(english).getFormatsByArgumentIndex())
                .as("%s says the same in both languages", wording)
                .hasSameSizeAs(new MessageFormat(japanese).getFormatsByArgumentIndex());
    }

    @Test
    void nothing_has_a_text_in_one_language_only() {
        assertThat(keys(Locale.ENGLISH)).isEqualTo(keys(Locale.JAPANESE));
    }

    @ParameterizedTest
    @MethodSource
    void every_constant_of_the_contracts_has_a_name(Enum<?> constant) {
        String key = constant.getDeclaringClass().getSimpleName() + "." + constant.name();

        assertThat(keys(Locale.JAPANESE)).contains(key);
        assertThat(Words.JAPANESE.of(constant)).matches("(PTA|[^A-Za-z]+)");
    }

    private static Stream<Enum<?>> every_constant_of_the_contracts_has_a_name() {
        return Stream.<Enum<?>[]>of(
                        ActorType.values(),
                        CallKind.values(),
                        Channel.values(),
                        CollaborationForm.values(),
                        EvaluationKind.values(),
                        GroupType.values(),
                        ProgrammeType.values(),
                        ReasonCode.values(),
                        RegistrationPolicy.values(),
                        Requirement.values(),
                        Visibility.values(),
                        DeliveryChannel.values(),
                        ErasureGround.values(),
                        FormPart.values(),
                        Track.values(),
                        Registrar.values(),
                        Use.values(),
                        FacilityKind.values(),
                        FacilityOperator.values(),
                        GatheringKind.values(),
                        AttachmentKind.values(),
                        DocumentKind.values(),
                        ProgrammeEntry.values(),
                        Examination.values(),
                        Instrument.values(),
                        Side.values(),
                        ReviewOutcome.values(),
                        EvaluationStage.values(),
                        PricingInput.values(),
                        PublishedField.values(),
                        LegalForm.values())
                .flatMap(Arrays::stream);
    }

    @Test
    void every_stage_has_a_name() {
        assertThat(EventCatalogue.all().stream()
                        .map(EventCatalogue.Entry::event)
                        .flatMap((Class<? extends DomainEvent> event) -> EventCatalogue.stagesOf(event).stream())
                        .map(Name::stage)
                        .map(Words.JAPANESE::of)
                        .collect(Collectors.toSet()))
                .isNotEmpty()
                .allMatch(name -> name.matches("[^A-Za-z]+"));
    }

    @Test
    void every_event_has_a_name() {
        assertThat(EventCatalogue.all())
                .extracting(
                        entry -> Name.event(entry.name().substring(entry.name().lastIndexOf('.') + 1)))
                .isNotEmpty()
                .allSatisfy(name -> {
                    assertThat(Words.JAPANESE.of(name)).matches("[^A-Za-z]+");
                    assertThat(Words.ENGLISH.of(name)).matches("[A-Za-z -]+").isNotEqualTo(name.value());
                });
    }

    private static String pattern(String key, Locale locale) {
        return texts(locale).getProperty(key);
    }

    private static Set<String> keys(Locale locale) {
        return texts(locale).stringPropertyNames();
    }

    private static Properties texts(Locale locale) {
        String file =
                locale.equals(Locale.ENGLISH) ? "/messages/phrases_en.properties" : "/messages/phrases.properties";
        try (Reader reader = new InputStreamReader(WordsTest.class.getResourceAsStream(file), UTF_8)) {
            Properties texts = new Properties();
            texts.load(reader);
            return texts;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Test
    void a_word_of_the_municipalitys_own_stands_in_the_place_of_the_common_one() {
        Words yamagata = Words.JAPANESE.naming((value, locale) ->
                Optional.of(value).filter(Word.COLLABORATION::equals).map(word -> "共創"));

        assertThat(yamagata.filled("%COLLABORATION%の形態、%OFFICER%、100%E5%")).isEqualTo("共創の形態、協働推進員、100%E5%");
        assertThat(Words.ENGLISH.filled("forms of %COLLABORATION%")).isEqualTo("forms of collaboration");
        assertThat(Words.JAPANESE.filled("%REGISTRATION%、%CONSULTATION%、%MEETING%、%AGREEMENT%"))
                .isEqualTo("登録、相談窓口、協働ラウンドテーブル、協定書");
        assertThat(yamagata.of(Name.command("AssignOfficer"))).isEqualTo("協働推進員等の配置");
    }
}
