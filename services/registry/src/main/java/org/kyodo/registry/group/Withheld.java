package org.kyodo.registry.group;

import java.util.Optional;
import org.kyodo.contracts.registry.FormPart;
import org.kyodo.presets.Label;
import org.kyodo.registry.person.Opened;

/**
 * Personal data that was there once and is not shown.
 *
 * @param field of the form: {@code representative}, {@code contact}
 * @param text why, for a person to read
 */
record Withheld(String field, Cause cause, Label text) {
    enum Cause {
        /** 消去: nobody can read it any more. */
        ERASED(new Label("消去済み", "Erased")),
        /** What lies in the database is not what was put there: an operator looks into it. */
        BROKEN(new Label("保管された内容を確認できないため表示しません", "Not shown, because what is stored cannot be verified"));

        private final Label text;

        Cause(Label text) {
            this.text = text;
        }
    }

    static Optional<Withheld> of(FormPart person, Opened<?> opened) {
        return switch (opened) {
            case Opened.Readable<?> _ -> Optional.empty();
            case Opened.Erased<?> _ -> Optional.of(of(person, Cause.ERASED));
            case Opened.Broken<?> _ -> Optional.of(of(person, Cause.BROKEN));
        };
    }

    private static Withheld of(FormPart person, Cause cause) {
        return new Withheld(person.field(), cause, cause.text);
    }
}
