package org.kyodo.launcher;

import java.io.PrintStream;

/** What the launcher says: Japanese first, English below. */
final class Console {
    private final PrintStream out;

    Console(PrintStream out) {
        this.out = out;
    }

    /** To whoever called the launcher. */
    static Console ofUser() {
        return new Console(System.out);
    }

    synchronized void say(String japanese, String english) {
        out.println(japanese);
        out.println("  " + english);
        out.flush();
    }

    /** A line that is the same in both languages. */
    synchronized void line(String text) {
        out.println(text);
        out.flush();
    }
}
