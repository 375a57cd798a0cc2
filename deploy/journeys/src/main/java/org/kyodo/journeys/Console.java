package org.kyodo.journeys;

import java.io.PrintStream;
import java.util.List;

/** What is said to the user: Japanese first, English below. */
public final class Console {
    private final List<PrintStream> outs;

    public Console(PrintStream... outs) {
        this.outs = List.of(outs);
    }

    /** To whoever started the program. */
    public static Console ofUser() {
        return new Console(System.out);
    }

    public synchronized void say(String japanese, String english) {
        line(japanese);
        line("  " + english);
    }

    /** A line that is the same in both languages. */
    public synchronized void line(String text) {
        for (PrintStream out : outs) {
            out.println(text);
            out.flush();
        }
    }
}
