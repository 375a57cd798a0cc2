package org.kyodo.registry.match;

import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.kyodo.contracts.registry.MatchAsker;
import org.kyodo.contracts.registry.MatchNeed;
import org.kyodo.contracts.value.TalentId;
import org.kyodo.contracts.value.TalentKind;

/**
 * What a match request has in every stage.
 *
 * @param since the day on which it was made
 * @param declined who was proposed and did not agree, or with whom the asker did not
 */
record Request(TalentKind kind, MatchNeed need, MatchAsker asker, Optional<LocalDate> since, List<TalentId> declined) {
    static Request of(TalentKind kind, MatchNeed need, MatchAsker asker) {
        return new Request(kind, need, asker, Optional.empty(), List.of());
    }

    Request on(LocalDate day) {
        return new Request(kind, need, asker, Optional.of(day), declined);
    }

    Request without(TalentId talent) {
        return new Request(
                kind,
                need,
                asker,
                since,
                Stream.concat(declined.stream(), Stream.of(talent)).toList());
    }
}
