package org.kyodo.contracts.proposal;

import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Size;
import java.util.List;
import java.util.Optional;
import org.kyodo.contracts.DescribesSubject;
import org.kyodo.contracts.value.Line;
import org.kyodo.contracts.value.OnceEach;
import org.kyodo.contracts.value.Prose;
import org.kyodo.contracts.value.PublicText;
import org.kyodo.contracts.value.RoundTableKind;
import org.kyodo.contracts.value.Subject;
import org.kyodo.contracts.value.Window;

/**
 * A round table 協働ラウンドテーブル, public forum or screening meeting as it is announced.
 *
 * @param agenda what is talked about 議題
 * @param subjects the proposals, calls and initiatives that it is about; none where it is for exchange (R-RT-2)
 * @param slot from its beginning to its end
 * @param place 会場
 * @param online where it is attended over the network
 */
@PublicText
public record RoundTablePlan(
        RoundTableKind kind,
        @Line(max = 120) String title,
        Optional<@Prose(max = 2_000) String> agenda,
        @Size(max = 20) @OnceEach List<Subject> subjects,
        Window slot,
        @Prose(max = 200) String place,
        Optional<@Pattern(regexp = RoundTablePlan.WEB, message = "WEB_ADDRESS") String> online)
        implements DescribesSubject {
    /** The address of a page. */
    public static final String WEB = "https?://[^\\s<>\"]{1,490}";

    /** The same at another time or place. */
    public RoundTablePlan at(Window otherSlot, String otherPlace, Optional<String> otherOnline) {
        return new RoundTablePlan(kind, title, agenda, subjects, otherSlot, otherPlace, otherOnline);
    }

    @Override
    public Optional<String> subjectTitle() {
        return Optional.of(title);
    }
}
