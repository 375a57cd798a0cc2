package org.kyodo.chassis.department;

import static org.springframework.data.mongodb.core.query.Criteria.where;

import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.kyodo.chassis.Municipalities;
import org.kyodo.chassis.decide.RulesInUse;
import org.kyodo.chassis.inbox.ReadModel;
import org.kyodo.contracts.registry.DepartmentEvent;
import org.kyodo.contracts.registry.DepartmentLabel;
import org.kyodo.contracts.registry.DepartmentStanding;
import org.kyodo.contracts.value.DepartmentCode;
import org.kyodo.contracts.value.MunicipalityCode;
import org.kyodo.contracts.value.Vocabulary;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.data.mongodb.core.query.Criteria;

/**
 * What reorganisations 組織改編 made of the departments, from the registry's events alone. A matter keeps the code under which
 * it was begun, and a token the one it was issued with; who is in charge is found out when somebody asks: staff of a department
 * answer for every one that became part of it, and those whose token still names one of these for the whole.
 */
public final class Departments {
    /** More departments than a municipality has, of all times. */
    private static final int MANY = 5_000;

    private static final Logger LOG = LoggerFactory.getLogger(Departments.class);

    private final ReadModel<DepartmentStanding, DepartmentEvent> standings;
    private final Municipalities settings;

    /** @param settings which departments a municipality begins with, and what it calls them */
    public Departments(ReadModel<DepartmentStanding, DepartmentEvent> standings, Municipalities settings) {
        this.standings = standings;
        this.settings = settings;
    }

    /** These, and every other that is one with one of them since a reorganisation. */
    public Set<DepartmentCode> oneWith(Collection<DepartmentCode> codes, MunicipalityCode municipality) {
        Map<DepartmentCode, DepartmentCode> into = merged(municipality);
        Set<DepartmentCode> all = new LinkedHashSet<>(codes);
        if (into.isEmpty()) {
            return all;
        }
        Set<DepartmentCode> ends = codes.stream().map(code -> end(code, into)).collect(Collectors.toSet());
        all.addAll(ends);
        into.keySet().stream().filter(code -> ends.contains(end(code, into))).forEach(all::add);
        return all;
    }

    /** For a list of what one department is in charge of: whatever names it, or another that is one with it. */
    public Criteria inChargeOf(String field, DepartmentCode code, MunicipalityCode municipality) {
        return where(field)
                .in(oneWith(List.of(code), municipality).stream()
                        .map(DepartmentCode::value)
                        .toList());
    }

    /**
     * Of the settings, in their order, and of the register: all that a matter may name, also those that are part of another by
     * now, so that nothing is refused that was on its way when they became so.
     */
    public Set<DepartmentCode> known(MunicipalityCode municipality) {
        Set<DepartmentCode> known = new LinkedHashSet<>(ofSettings(municipality));
        standings.list(municipality, new Criteria(), MANY).forEach(department -> {
            if (department.closed()) {
                known.remove(department.code());
            } else {
                known.add(department.code());
            }
        });
        return known;
    }

    /** Those that are there today, by their names: of the settings, in their order, and of the register. */
    public Map<DepartmentCode, DepartmentLabel> present(MunicipalityCode municipality) {
        Map<DepartmentCode, DepartmentLabel> present = new LinkedHashMap<>();
        ofSettings(municipality).forEach(code -> present.put(code, labelInSettings(code, municipality)));
        standings.list(municipality, new Criteria(), MANY).forEach(department -> {
            if (department.closed() || department.merged()) {
                present.remove(department.code());
            } else if (department.renamed() || !present.containsKey(department.code())) {
                present.put(department.code(), department.label());
            }
        });
        return present;
    }

    /** Which departments became part of each that is there today, be it through others. */
    public Map<DepartmentCode, List<DepartmentStanding>> predecessors(MunicipalityCode municipality) {
        List<DepartmentStanding> merged = mergedOf(municipality);
        Map<DepartmentCode, DepartmentCode> into = into(merged);
        return merged.stream().collect(Collectors.groupingBy(department -> end(department.code(), into)));
    }

    private List<DepartmentCode> ofSettings(MunicipalityCode municipality) {
        return settings.codes(municipality, DepartmentCode.class.getSimpleName()).stream()
                .map(DepartmentCode.class::cast)
                .toList();
    }

    private DepartmentLabel labelInSettings(DepartmentCode code, MunicipalityCode municipality) {
        Vocabulary words = settings.vocabulary(municipality);
        return new DepartmentLabel(
                words.nameOf(code, Locale.JAPANESE).orElseGet(code::value), words.nameOf(code, Locale.ENGLISH));
    }

    /** The municipalities, with their departments and what these are called as the register has them. */
    public Municipalities asRegistered() {
        return new Municipalities() {
            @Override
            public boolean serves(MunicipalityCode municipality) {
                return settings.serves(municipality);
            }

            @Override
            public String ruleSetVersion(MunicipalityCode municipality) {
                return settings.ruleSetVersion(municipality);
            }

            @Override
            public Optional<Setting> setting(MunicipalityCode municipality, String key) {
                return settings.setting(municipality, key);
            }

            @Override
            public RulesInUse rules(MunicipalityCode municipality) {
                return settings.rules(municipality);
            }

            @Override
            public Vocabulary vocabulary(MunicipalityCode municipality) {
                return over(settings.vocabulary(municipality), municipality);
            }

            @Override
            public List<?> codes(MunicipalityCode municipality, String kind) {
                return kind.equals(DepartmentCode.class.getSimpleName())
                        ? List.copyOf(present(municipality).keySet())
                        : settings.codes(municipality, kind);
            }
        };
    }

    /** The municipality's words, with the names of the departments as the register has them; it is read once for all of a text. */
    private Vocabulary over(Vocabulary settings, MunicipalityCode municipality) {
        AtomicReference<Map<DepartmentCode, DepartmentStanding>> register = new AtomicReference<>();
        return (value, locale) -> {
            Optional<String> set = settings.nameOf(value, locale);
            if (!(value instanceof DepartmentCode code)) {
                return set;
            }
            if (register.get() == null) {
                register.set(registered(municipality));
            }
            return Optional.ofNullable(register.get().get(code))
                    .filter(department -> department.renamed() || set.isEmpty())
                    .map(DepartmentStanding::label)
                    .map(label -> in(label, locale.getLanguage().equals("en")))
                    .or(() -> set);
        };
    }

    private Map<DepartmentCode, DepartmentStanding> registered(MunicipalityCode municipality) {
        try {
            return standings.list(municipality, new Criteria(), MANY).stream()
                    .collect(Collectors.toMap(DepartmentStanding::code, Function.identity(), (_, later) -> later));
        } catch (RuntimeException e) {
            // The text may be that of a problem with the database itself.
            LOG.debug("the names of the departments are those of the settings: {}", e.toString());
            return Map.of();
        }
    }

    private static String in(DepartmentLabel label, boolean english) {
        return english ? label.en().orElse(label.ja()) : label.ja();
    }

    private Map<DepartmentCode, DepartmentCode> merged(MunicipalityCode municipality) {
        return into(mergedOf(municipality));
    }

    private List<DepartmentStanding> mergedOf(MunicipalityCode municipality) {
        return standings.list(municipality, where("view.merged").is(true), MANY);
    }

    private static Map<DepartmentCode, DepartmentCode> into(List<DepartmentStanding> merged) {
        Map<DepartmentCode, DepartmentCode> into = new HashMap<>();
        merged.forEach(department -> department.into().ifPresent(other -> into.put(department.code(), other)));
        return into;
    }

    /** Where the chain of mergers ends; should two have been merged into each other, the same one for both. */
    static DepartmentCode end(DepartmentCode code, Map<DepartmentCode, DepartmentCode> into) {
        LinkedHashSet<DepartmentCode> way = new LinkedHashSet<>();
        DepartmentCode at = code;
        while (into.containsKey(at) && way.add(at)) {
            at = into.get(at);
        }
        if (!into.containsKey(at)) {
            return at;
        }
        Set<String> circle = new TreeSet<>();
        for (DepartmentCode next = at; circle.add(next.value()); ) {
            next = into.get(next);
        }
        return DepartmentCode.of(circle.iterator().next());
    }
}
