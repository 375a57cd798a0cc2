package org.kyodo.contracts.registry;

import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Size;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.kyodo.contracts.DescribesSubject;
import org.kyodo.contracts.value.ActivityField;
import org.kyodo.contracts.value.AreaCode;
import org.kyodo.contracts.value.GatheringKind;
import org.kyodo.contracts.value.Line;
import org.kyodo.contracts.value.OnceEach;
import org.kyodo.contracts.value.Prose;
import org.kyodo.contracts.value.PublicText;
import org.kyodo.contracts.value.Window;

/**
 * A gathering 催し・講座 as its host announces it.
 *
 * @param summary what it is about 概要
 * @param audience whom it is for 対象
 * @param grade of the staff whom a training is for 階層
 * @param trainingPlan 研修計画: the document that a training follows, as the municipality keeps its documents
 * @param slot from its beginning to its end
 * @param place 会場
 * @param online where it is attended over the network
 * @param capacity 定員: the people there is room for; without one nobody enrols, and everybody may come
 * @param enrolUntil 申込締切: the last second that counts
 * @param fee 参加費, in words
 * @param howToApply 申込方法, where it is not by this platform alone
 */
@PublicText
public record GatheringPlan(
        GatheringKind kind,
        @Line(max = 120) String title,
        @Prose(max = 2_000) String summary,
        GatheringHost host,
        Optional<@Prose(max = 200) String> audience,
        Optional<@Line(max = 100) String> grade,
        Optional<@Prose(max = 200) String> trainingPlan,
        Window slot,
        Optional<@Prose(max = 200) String> place,
        Optional<@Pattern(regexp = GatheringPlan.WEB, message = "WEB_ADDRESS") String> online,
        Optional<@Min(1) @Max(1_000_000) Integer> capacity,
        Optional<Instant> enrolUntil,
        Optional<@Prose(max = 200) String> fee,
        Optional<@Prose(max = 1_000) String> howToApply,
        @Size(max = 20) @OnceEach List<ActivityField> fields,
        @Size(max = 50) @OnceEach List<AreaCode> areas)
        implements DescribesSubject {
    private static final String WEB = "https?://[^\\s<>\"]{1,490}";

    /** With enrolment as it is announced at last. */
    public GatheringPlan enrolling(Optional<Integer> people, Optional<Instant> until) {
        return new GatheringPlan(
                kind,
                title,
                summary,
                host,
                audience,
                grade,
                trainingPlan,
                slot,
                place,
                online,
                people,
                until,
                fee,
                howToApply,
                fields,
                areas);
    }

    @Override
    public Optional<String> subjectTitle() {
        return Optional.of(title);
    }

    @Override
    public List<AreaCode> subjectAreas() {
        return areas;
    }
}
