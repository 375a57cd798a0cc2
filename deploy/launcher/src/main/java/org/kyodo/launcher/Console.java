package org.kyodo.launcher;

import java.io.PrintStream;
import java.util.List;

/** What the launcher says: Japanese first, English below. */
final class Console {
    private final List<PrintStream> outs;

    Console(PrintStream... outs) {
        this.outs = List.of(outs);
    }

    /** To whoever called the launcher. */
    static Console ofUser() {
        return new Console(System.out);
    }

    synchronized void say(String japanese, String english) {
        line(japanese);
        line("  " + english);
    }

    /** A line that is the same in both languages. */
    synchronized void line(String text) {
        for (PrintStream out : outs) {
            out.println(text);
            out.flush();
        }
    }
}
