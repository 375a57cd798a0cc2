package org.kyodo.contracts.registry;

import jakarta.validation.constraints.Size;
import java.util.List;
import org.kyodo.contracts.value.NoticeClass;
import org.kyodo.contracts.value.NoticeLanguage;
import org.kyodo.contracts.value.OnceEach;
import org.kyodo.contracts.value.OneOf;

/**
 * What may be sent to a contact point 用途ごとの同意, and in which language. Essential notices need no consent of their own: whoever
 * gives a contact point gives it for those.
 */
public record NoticeConsent(
        NoticeLanguage language, @Size(max = 2) @OnceEach List<@OneOf({"ORDINARY", "DIGEST"}) NoticeClass> classes) {
    public NoticeConsent {
        classes = List.copyOf(classes);
    }

    /** Whether it covers such a notice. */
    public boolean covers(NoticeClass notice) {
        return notice == NoticeClass.ESSENTIAL || classes.contains(notice);
    }

    /** The same, but nothing of this class any more. */
    public NoticeConsent without(NoticeClass notice) {
        return new NoticeConsent(
                language, classes.stream().filter(other -> other != notice).toList());
    }
}
