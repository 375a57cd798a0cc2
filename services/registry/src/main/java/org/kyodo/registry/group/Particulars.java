package org.kyodo.registry.group;

import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Size;
import java.time.LocalDate;
import java.util.Optional;
import org.kyodo.contracts.value.Prose;

/**
 * What a group tells of itself on the form and no event tells 団体の概要; the track says what of it is asked.
 *
 * @param members 会員数
 * @param households 世帯数, of a territorial community
 * @param membershipOpen 入会制限なし
 * @param offers 協力できること, of a business or a school
 */
record Particulars(
        Optional<LocalDate> foundedOn,
        Optional<@Min(1) @Max(1_000_000) Integer> members,
        Optional<@Min(1) @Max(1_000_000) Integer> households,
        Optional<Boolean> membershipOpen,
        Optional<@Prose(max = 1_000) String> purpose,
        Optional<@Prose(max = 2_000) String> activities,
        Optional<@Prose(max = 2_000) String> offers,
        Optional<@Size(max = 200) @Pattern(regexp = Particulars.WEBSITE, message = "WEB_ADDRESS") String> website) {
    private static final String WEBSITE = "https?://[^\\s<>\"]{1,190}";
}
