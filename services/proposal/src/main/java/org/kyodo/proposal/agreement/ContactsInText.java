package org.kyodo.proposal.agreement;

import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.kyodo.contracts.proposal.AgreementText;

/** What looks like a way to reach a person in what an agreement says 連絡先らしい記載 (K-AG-7): mail addresses and telephone numbers. */
final class ContactsInText {
    private static final Pattern MAIL = Pattern.compile("[\\p{Alnum}._%+-]{1,64}[@＠][\\p{Alnum}-]{1,63}\\.\\p{Alpha}");
    private static final Pattern TELEPHONE =
            Pattern.compile("[0０]\\p{Nd}{1,4}[-－‐−–ー()（）]\\p{Nd}{1,4}[-－‐−–ー()（）]\\p{Nd}{3,4}");

    private ContactsInText() {}

    /** The field in which there is one. */
    static Optional<String> in(AgreementText text) {
        if (isIn(text.title())) {
            return Optional.of("text.title");
        }
        if (isIn(text.purpose())) {
            return Optional.of("text.purpose");
        }
        if (Stream.concat(text.roles().city().stream(), text.roles().group().stream())
                .anyMatch(ContactsInText::isIn)) {
            return Optional.of("text.roles");
        }
        if (text.responsibility().filter(ContactsInText::isIn).isPresent()) {
            return Optional.of("text.responsibility");
        }
        return text.clauses().stream().anyMatch(clause -> isIn(clause.text()) || isIn(clause.code()))
                ? Optional.of("text.clauses")
                : Optional.empty();
    }

    private static boolean isIn(String text) {
        return MAIL.matcher(text).find() || TELEPHONE.matcher(text).find();
    }
}
