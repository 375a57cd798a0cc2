package org.kyodo.notification.sentence;

import java.text.MessageFormat;
import java.util.Locale;
import java.util.Optional;
import org.kyodo.contracts.value.Words;
import org.springframework.context.MessageSource;
import org.springframework.stereotype.Component;

/** Says in a sentence, in Japanese or English, what happened 通知文. */
@Component
public final class Sentences {
    private static final String STATUS = "STATUS_";

    private final MessageSource messages;

    Sentences(MessageSource messages) {
        this.messages = messages;
    }

    /**
     * What an event says.
     *
     * @param name of the event, without a version
     * @param title what people call its subject
     * @param words of the reader's language and municipality
     */
    public String event(String name, Optional<String> title, Words words) {
        Locale language = words.locale();
        String called = title.orElseGet(() -> messages.getMessage("untitled", null, language));
        return new MessageFormat(words.filled(messages.getMessage(name, null, language)), language)
                .format(new Object[] {called});
    }

    /** What came of an attempt to deliver, from its code. */
    public String answer(String code, Locale language) {
        return code.startsWith(STATUS)
                ? messages.getMessage("answer.STATUS", new Object[] {code.substring(STATUS.length())}, language)
                : messages.getMessage("answer." + code, null, language);
    }
}
