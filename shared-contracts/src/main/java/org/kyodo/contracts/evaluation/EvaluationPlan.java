package org.kyodo.contracts.evaluation;

import jakarta.validation.constraints.Size;
import java.util.List;
import java.util.Optional;
import org.kyodo.contracts.value.Attachment;
import org.kyodo.contracts.value.CodeOf;
import org.kyodo.contracts.value.EvaluationKind;
import org.kyodo.contracts.value.Line;
import org.kyodo.contracts.value.OnceEach;

/**
 * By whom and on what a collaboration is evaluated 評価計画.
 *
 * @param kinds by whom 自己・相互・第三者
 * @param axes on what, by the codes of the municipality's settings 評価の視点
 * @param attachments 評価シート, and what else both sides go by
 */
public record EvaluationPlan(
        @Size(min = 1) @OnceEach List<EvaluationKind> kinds,
        @Size(min = 1, max = 30) @OnceEach List<@CodeOf("axis") @Line(max = 60) String> axes,
        Optional<@Size(max = 20) @OnceEach(by = "document") List<Attachment>> attachments) {
    /** Without documents. */
    public EvaluationPlan(List<EvaluationKind> kinds, List<String> axes) {
        this(kinds, axes, Optional.empty());
    }
}
