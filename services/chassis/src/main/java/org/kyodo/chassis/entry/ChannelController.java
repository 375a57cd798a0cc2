package org.kyodo.chassis.entry;

import jakarta.servlet.http.HttpServletRequest;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.Clock;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeSet;
import java.util.function.ToLongFunction;
import java.util.stream.Stream;
import org.kyodo.chassis.Municipalities;
import org.kyodo.chassis.aggregate.Outcome;
import org.kyodo.chassis.decide.Actor;
import org.kyodo.chassis.decide.Role;
import org.kyodo.chassis.http.Caller;
import org.kyodo.chassis.http.Declined;
import org.kyodo.chassis.http.Language;
import org.kyodo.chassis.relay.Journal;
import org.kyodo.contracts.EventCatalogue;
import org.kyodo.contracts.value.Channel;
import org.kyodo.contracts.value.FiscalYear;
import org.kyodo.contracts.value.MunicipalityCode;
import org.kyodo.contracts.value.Name;
import org.kyodo.contracts.value.Words;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** By which way comes what groups and persons do 受付経路別の件数: online, over the counter, on paper, by telephone. */
@RestController
@RequestMapping("/api/v1/entries/channels")
final class ChannelController {
    private static final List<Channel> WAYS =
            Stream.of(Channel.values()).filter(way -> way != Channel.PLATFORM).toList();
    private static final BigDecimal HUNDRED = BigDecimal.valueOf(100);

    private final Journal journal;
    private final Municipalities municipalities;
    private final Clock clock;

    ChannelController(Journal journal, Municipalities municipalities, Clock clock) {
        this.journal = journal;
        this.municipalities = municipalities;
        this.clock = clock;
    }

    /**
     * What this service accepted of groups and persons, their own and what was entered for them.
     *
     * @param commands all of them
     * @param channels by the way they came
     * @param kinds the same of each kind
     */
    record Received(FiscalYear fiscalYear, long commands, List<Share> channels, List<Kind> kinds) {}

    /** @param percent of all, to one decimal; 0 where there are none */
    record Share(Channel channel, long commands, BigDecimal percent) {}

    /**
     * @param type of the event that such a command leads to, the first where it leads to several
     * @param name the same in the reader's language
     */
    record Kind(String type, String name, long commands, List<Share> channels) {}

    /** For staff and auditors. @param fiscalYear this one where none is said */
    @GetMapping
    Received received(@RequestParam Optional<FiscalYear> fiscalYear, Caller caller, HttpServletRequest request) {
        Actor actor = caller.actor();
        if (!actor.is(Role.STAFF) && !actor.is(Role.AUDITOR)) {
            throw new Declined(new Outcome.NotAllowed("ReadFigures"));
        }
        FiscalYear year = fiscalYear.orElseGet(() -> FiscalYear.at(clock.instant()));
        Words words = Words.in(Language.of(request)).naming(municipalities.vocabulary(caller.municipality()));
        return received(year, counts(caller.municipality(), year), words);
    }

    private Map<Channel, Map<String, Long>> counts(MunicipalityCode municipality, FiscalYear year) {
        Map<Channel, Map<String, Long>> counts = new EnumMap<>(Channel.class);
        WAYS.forEach(way -> counts.put(way, journal.received(municipality, year, way)));
        return counts;
    }

    static Received received(FiscalYear year, Map<Channel, Map<String, Long>> counts, Words words) {
        TreeSet<String> types = new TreeSet<>();
        counts.values().forEach(byType -> types.addAll(byType.keySet()));
        ToLongFunction<Channel> all = way ->
                counts.get(way).values().stream().mapToLong(Long::longValue).sum();
        return new Received(
                year,
                total(all),
                shares(all),
                types.stream()
                        .map(type -> {
                            ToLongFunction<Channel> ofType =
                                    way -> counts.get(way).getOrDefault(type, 0L);
                            return new Kind(type, name(type, words), total(ofType), shares(ofType));
                        })
                        .toList());
    }

    private static String name(String type, Words words) {
        String name = EventCatalogue.nameOf(type);
        return words.of(Name.event(name.substring(name.lastIndexOf('.') + 1)));
    }

    private static long total(ToLongFunction<Channel> commands) {
        return WAYS.stream().mapToLong(commands).sum();
    }

    private static List<Share> shares(ToLongFunction<Channel> commands) {
        long total = total(commands);
        return WAYS.stream()
                .map(way -> new Share(way, commands.applyAsLong(way), percent(commands.applyAsLong(way), total)))
                .toList();
    }

    private static BigDecimal percent(long part, long total) {
        return total == 0
                ? BigDecimal.ZERO.setScale(1)
                : HUNDRED.multiply(BigDecimal.valueOf(part)).divide(BigDecimal.valueOf(total), 1, RoundingMode.HALF_UP);
    }
}
