package org.kyodo.registry.group;

import java.time.LocalDate;
import java.util.Optional;
import java.util.regex.Pattern;
import org.kyodo.contracts.value.CorporateNumber;
import org.kyodo.contracts.value.InvalidInput;
import org.kyodo.contracts.value.Require;
import org.kyodo.contracts.value.Wording;

/**
 * What a group tells of itself on the form and no event tells 団体の概要.
 *
 * @param membershipOpen 入会制限なし
 */
record Particulars(
        LocalDate foundedOn,
        boolean membershipOpen,
        String purpose,
        String activities,
        Optional<CorporateNumber> corporateNumber,
        Optional<String> website) {
    private static final Pattern WEBSITE = Pattern.compile("https?://[^\\s<>\"]{1,190}");

    Particulars {
        Require.text("particulars.purpose", purpose, 1_000);
        Require.text("particulars.activities", activities, 2_000);
        website.filter(address -> !WEBSITE.matcher(address).matches()).ifPresent(address -> {
            throw new InvalidInput("particulars.website", address, Wording.WEB_ADDRESS.of());
        });
    }
}
