package org.kyodo.registry.group;

import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Size;
import java.time.LocalDate;
import java.util.Optional;
import org.kyodo.contracts.value.CorporateNumber;
import org.kyodo.contracts.value.Prose;

/**
 * What a group tells of itself on the form and no event tells 団体の概要.
 *
 * @param membershipOpen 入会制限なし
 */
record Particulars(
        LocalDate foundedOn,
        boolean membershipOpen,
        @Prose(max = 1_000) String purpose,
        @Prose(max = 2_000) String activities,
        Optional<CorporateNumber> corporateNumber,
        Optional<@Size(max = 200) @Pattern(regexp = Particulars.WEBSITE, message = "WEB_ADDRESS") String> website) {
    private static final String WEBSITE = "https?://[^\\s<>\"]{1,190}";
}
