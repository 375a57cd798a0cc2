package org.kyodo.registry.contact;

import static java.util.Comparator.reverseOrder;

import java.time.LocalDate;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.kyodo.contracts.value.NoticeClass;
import org.kyodo.contracts.value.NoticeLanguage;
import org.kyodo.contracts.value.ReachKind;
import org.kyodo.registry.contact.ContactPoint.Failed;
import org.kyodo.registry.contact.ContactPoint.Present;
import org.kyodo.registry.contact.ContactPoint.Reachable;
import org.kyodo.registry.contact.ContactPoint.Unconfirmed;

/** Where a notice goes 送り先, or why nowhere. */
sealed interface Reach {
    /** There: the one contact point that counts. */
    record To(Present point) implements Reach {}

    /** Nowhere. */
    record Nowhere(Why why) implements Reach {}

    /** Why nowhere, beginning with what is farthest from counting. */
    enum Why {
        /** 連絡先がない. */
        NO_CONTACT,
        /** Its address is not there, after a database came back without it 消去. */
        ERASED,
        /** 未確認. */
        UNVERIFIED,
        /** 要確認・不達. */
        DOUBTFUL,
        /** 同意がない. */
        NO_CONSENT
    }

    /**
     * What is asked for.
     *
     * @param kind by which it is to go; by any where it is left out
     * @param language of it, if there is a choice of contact points; each says its own
     */
    record Wanted(NoticeClass notice, Optional<ReachKind> kind, Optional<NoticeLanguage> language) {}

    /**
     * The one that counts of all contact points of somebody: mail before post before telephone, of those one in the language that is
     * wanted if there is one, the one confirmed last. A mail address counts once it is confirmed; post and telephone count at once, for people use
     * them and see what comes of it.
     */
    static Reach of(Stream<Present> points, Wanted wanted) {
        List<Present> candidates = points.filter(point ->
                        wanted.kind().filter(kind -> kind != point.kind()).isEmpty())
                .toList();
        return candidates.stream()
                .filter(point -> against(point, wanted.notice()).isEmpty())
                .min(preferred(wanted))
                .<Reach>map(To::new)
                .orElseGet(() -> new Nowhere(candidates.stream()
                        .flatMap(point -> against(point, wanted.notice()).stream())
                        .max(Comparator.naturalOrder())
                        .orElse(Why.NO_CONTACT)));
    }

    private static Optional<Why> against(Present point, NoticeClass notice) {
        if (point.card().value().isEmpty()) {
            return Optional.of(Why.ERASED);
        }
        if (point instanceof Failed) {
            return Optional.of(Why.DOUBTFUL);
        }
        if (point instanceof Unconfirmed && point.kind() == ReachKind.MAIL) {
            return Optional.of(Why.UNVERIFIED);
        }
        return Optional.of(Why.NO_CONSENT).filter(_ -> !point.card().consent().covers(notice));
    }

    private static Comparator<Present> preferred(Wanted wanted) {
        return Comparator.<Present, ReachKind>comparing(Present::kind)
                .thenComparing(point -> wanted.language()
                        .filter(language -> language != point.card().consent().language())
                        .isPresent())
                .thenComparing(
                        point -> point instanceof Reachable confirmed ? confirmed.on() : LocalDate.MIN, reverseOrder())
                .thenComparing(point -> point.id().value(), reverseOrder());
    }
}
