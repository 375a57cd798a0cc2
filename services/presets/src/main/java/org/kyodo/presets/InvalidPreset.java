package org.kyodo.presets;

import java.util.List;
import java.util.stream.Collectors;

/**
 * A preset 自治体設定 that cannot be used. The message has one line for each problem, and a service that meets it does
 * not start.
 */
public final class InvalidPreset extends RuntimeException {
    private static final long serialVersionUID = 1L;
    private final transient List<Problem> problems;

    /**
     * One thing that is wrong, said as {@code 352039-yamaguchi.yaml:14:24 registration.minMembers: -3
     * (正しい値: 1から1000までの整数 / expected: a whole number from 1 to 1000)}.
     *
     * @param line from 1
     * @param column from 1
     */
    public record Problem(String file, int line, int column, String path, Label given, Label expected) {
        @Override
        public String toString() {
            return file + ":" + line + ":" + column + " " + path + ": " + said(given) + " (正しい値: " + expected.ja()
                    + " / expected: " + expected.en() + ")";
        }

        private static String said(Label given) {
            return given.ja().equals(given.en()) ? given.en() : given.ja() + " / " + given.en();
        }
    }

    InvalidPreset(List<Problem> problems) {
        super(problems.stream().map(Problem::toString).collect(Collectors.joining("\n")));
        this.problems = List.copyOf(problems);
    }

    public List<Problem> problems() {
        return problems;
    }
}
