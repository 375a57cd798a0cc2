package org.kyodo.contracts.grant;

import java.text.Normalizer;
import java.util.List;
import java.util.Optional;
import org.kyodo.contracts.value.GroupType;
import org.kyodo.contracts.value.PublicText;
import org.kyodo.contracts.value.Requirement;

/**
 * Who and what a programme pays for 補助対象.
 *
 * @param ineligibleCostKinds cost kinds that are never paid 対象外経費
 * @param maxConsecutiveYears for which one group may receive it, so that support ends (R-HO-6); 0 where there is no end
 */
@PublicText
public record Eligibility(
        List<GroupType> groupTypes,
        List<Requirement> requires,
        List<String> ineligibleCostKinds,
        int maxConsecutiveYears) {
    /**
     * The ineligible kind under which a cost falls. A Japanese compound is headed by its last word, so 懇親会飲食費 is a
     * 飲食費; what stands in brackets behind it does not matter.
     */
    public Optional<String> ineligibleKindOf(String cost) {
        String head = Normalizer.normalize(cost, Normalizer.Form.NFKC)
                .replaceAll("\\s", "")
                .replaceAll("(\\([^()]*\\))+$", "");
        return ineligibleCostKinds.stream().filter(head::endsWith).findFirst();
    }
}
