package org.kyodo.bench;

import java.io.PrintStream;
import java.util.Map;

/** Prints figures for people: one line each, a spread as its median with least and most behind it. */
final class Report {
    private Report() {}

    static void print(String name, Map<String, Object> figures, PrintStream out) {
        out.println(name);
        lines("", figures, out);
        out.flush();
    }

    private static void lines(String path, Map<?, ?> figures, PrintStream out) {
        figures.forEach((key, value) -> {
            String label = path.isEmpty() ? key.toString() : path + " " + key;
            if (value instanceof Map<?, ?> spread && spread.containsKey("median")) {
                out.printf(
                        "    %-40s %12s   (%s – %s)%n",
                        label, spread.get("median"), spread.get("min"), spread.get("max"));
            } else if (value instanceof Map<?, ?> nested) {
                lines(label, nested, out);
            } else {
                out.printf("    %-40s %12s%n", label, value);
            }
        });
    }
}
