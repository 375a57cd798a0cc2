package org.kyodo.contracts.rules;

import java.util.List;
import java.util.Locale;
import java.util.Optional;

/**
 * A rule, with where it comes from: one that refusals rest on, or one that shapes things and is never broken. An {@code R-…} is a
 * fact of a document, a {@code K-…} is ours.
 *
 * @param id as refusals and events name it: {@code R-SE-3}
 * @param services whose refusals rest on it, or in which it shows itself
 * @param source of a fact
 * @param reason of one of ours: why it is there
 * @param setting the key of a municipality's settings that changes it, if there is one: {@code registration.minMembers}
 * @param uses what a municipality may make of it 規則の扱い, its use where a municipality says nothing first; left out of the
 *     table where it is {@link Use#HARD} and nothing else
 * @param fixed why a municipality cannot make anything else of it, of one of ours without {@code uses} and of each that {@code holds}
 * @param figure in it, which a municipality changes by {@code rules: {K-FA-4: {value: …}}}
 * @param holds where it shows itself, of a rule that refuses nothing because nothing can break it
 */
public record Rule(
        String id,
        List<String> services,
        Words text,
        Optional<Source> source,
        Optional<Words> reason,
        Optional<String> setting,
        Optional<List<Use>> uses,
        Optional<Fixed> fixed,
        Optional<Figure> figure,
        Optional<Words> holds) {

    /** Whose rule it is. */
    public enum Kind {
        /** A document says so. It binds that document's municipality, and is a default for every other. */
        FACT,
        /** A default of ours, which a municipality may change. */
        OURS
    }

    /** What a rule of ours keeps whole, so that nobody can switch it off. */
    public enum Fixed {
        /** The order of things: windows, due dates, stages. */
        ORDER,
        /** That what is named is there. */
        REFERENCES,
        /** The platform and those who use it: no pile without end, no account in other hands. */
        SAFETY,
        /** Who is not named may not. */
        DEFAULT_DENY,
        /** An Act asks for it. */
        LAW,
        /** 仕組み: the thing is made so, and there is no other way to do it. */
        SHAPE
    }

    /**
     * The figure in a rule.
     *
     * @param value where a municipality says nothing
     * @param least that a municipality may set
     * @param most that a municipality may set
     */
    public record Figure(int value, int least, int most) {
        public Figure {
            if (value < least || value > most) {
                throw new IllegalArgumentException("value: " + value + " (expected: " + least + " to " + most + ")");
            }
        }
    }

    /** In Japanese and in English. */
    public record Words(String ja, String en) {
        /** In the reader's language, with the municipality's own words in their places 自治体の言葉 (K-ALL-9). */
        public String in(org.kyodo.contracts.value.Words reader) {
            return reader.filled(reader.locale().equals(Locale.ENGLISH) ? en : ja);
        }
    }

    /**
     * Where a document says so.
     *
     * @param document its number: {@code 001}
     * @param line from 1
     * @param quote words that stand in that line
     */
    public record Source(String document, int line, String quote) {}

    public Rule {
        services = List.copyOf(services);
        if (source.isPresent() != id.startsWith("R-") || reason.isPresent() != id.startsWith("K-")) {
            throw new IllegalArgumentException(
                    id + ": source " + source + ", reason " + reason + " (expected: a source of R-…, a reason of K-…)");
        }
        if (fixed.isPresent() && uses.isPresent()) {
            throw new IllegalArgumentException(id + ": uses " + uses + " (expected: none of a fixed rule)");
        }
        if (holds.isPresent() && fixed.isEmpty()) {
            throw new IllegalArgumentException(id + ": not fixed (expected: why, of a rule that nothing can break)");
        }
    }

    /** What a municipality may make of it; its use where a municipality says nothing is the first. */
    public List<Use> possibleUses() {
        return uses.orElse(List.of(Use.HARD));
    }

    public Kind kind() {
        return source.isPresent() ? Kind.FACT : Kind.OURS;
    }
}
