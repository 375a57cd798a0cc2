package org.kyodo.chassis.department;

import static org.springframework.data.mongodb.core.query.Criteria.where;

import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
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

    public Departments(ReadModel<DepartmentStanding, DepartmentEvent> standings) {
        this.standings = standings;
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

    /** The department in charge today of what names this one. */
    public DepartmentCode successorOf(DepartmentCode code, MunicipalityCode municipality) {
        return end(code, merged(municipality));
    }

    /** Of the settings and of the register: all that a matter may name, also those that are part of another by now. */
    public Set<DepartmentCode> known(Collection<DepartmentCode> ofSettings, MunicipalityCode municipality) {
        Set<DepartmentCode> known = new LinkedHashSet<>(ofSettings);
        standings.list(municipality, new Criteria(), MANY).forEach(department -> {
            if (department.closed()) {
                known.remove(department.code());
            } else {
                known.add(department.code());
            }
        });
        return known;
    }

    /** The municipality's words, with the names of the departments as the register has them. */
    public Vocabulary over(Vocabulary settings, MunicipalityCode municipality) {
        return (value, locale) -> {
            Optional<String> set = settings.nameOf(value, locale);
            return value instanceof DepartmentCode code
                    ? registered(code, municipality)
                            .filter(department -> department.renamed() || set.isEmpty())
                            .map(DepartmentStanding::label)
                            .map(label -> in(label, locale.getLanguage().equals("en")))
                            .or(() -> set)
                    : set;
        };
    }

    private Optional<DepartmentStanding> registered(DepartmentCode code, MunicipalityCode municipality) {
        try {
            return standings.list(municipality, where("view.code").is(code.value()), 1).stream()
                    .findFirst();
        } catch (RuntimeException e) {
            // The text may be that of a problem with the database itself.
            LOG.debug("the name of {} is that of the settings: {}", code, e.toString());
            return Optional.empty();
        }
    }

    private static String in(DepartmentLabel label, boolean english) {
        return english ? label.en().orElse(label.ja()) : label.ja();
    }

    private Map<DepartmentCode, DepartmentCode> merged(MunicipalityCode municipality) {
        List<DepartmentStanding> found =
                standings.list(municipality, where("view.merged").is(true), MANY);
        Map<DepartmentCode, DepartmentCode> into = new HashMap<>();
        found.forEach(department -> department.into().ifPresent(other -> into.put(department.code(), other)));
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
