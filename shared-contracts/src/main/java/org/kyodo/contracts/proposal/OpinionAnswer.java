package org.kyodo.contracts.proposal;

import jakarta.validation.constraints.Size;
import java.util.List;
import org.kyodo.contracts.value.OnceEach;
import org.kyodo.contracts.value.Prose;
import org.kyodo.contracts.value.PublicText;

/**
 * What a department answers to an opinion, or to several that are alike 市の考え方. It is published, and names nobody.
 *
 * @param opinions their numbers
 * @param summary of what they say, in the department's words 意見の概要
 * @param planChanges whether the plan changes by it 計画への反映
 */
@PublicText
public record OpinionAnswer(
        @Size(min = 1, max = 10_000) @OnceEach List<Integer> opinions,
        @Prose(max = 300) String summary,
        @Prose(max = 800) String answer,
        boolean planChanges) {}
