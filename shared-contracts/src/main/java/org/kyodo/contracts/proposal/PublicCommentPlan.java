package org.kyodo.contracts.proposal;

import java.util.Optional;
import org.kyodo.contracts.DescribesSubject;
import org.kyodo.contracts.value.DocumentRef;
import org.kyodo.contracts.value.Line;
import org.kyodo.contracts.value.Prose;
import org.kyodo.contracts.value.PublicText;
import org.kyodo.contracts.value.Window;

/**
 * The draft of a plan 計画案 on which everybody may give an opinion.
 *
 * @param summary what it is about 概要
 * @param window in which opinions are taken 意見募集期間
 * @param document the draft itself
 */
@PublicText
public record PublicCommentPlan(
        @Line(max = 120) String title,
        Optional<@Prose(max = 2_000) String> summary,
        Window window,
        DocumentRef document)
        implements DescribesSubject {
    /** The same with another window. */
    public PublicCommentPlan during(Window other) {
        return new PublicCommentPlan(title, summary, other, document);
    }

    @Override
    public Optional<String> subjectTitle() {
        return Optional.of(title);
    }
}
