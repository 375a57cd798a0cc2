package org.kyodo.chassis.http;

import jakarta.servlet.http.HttpServletRequest;
import java.util.List;
import java.util.Locale;
import java.util.Locale.LanguageRange;
import org.springframework.http.HttpHeaders;

/** In which language a caller is answered: Japanese or English, by {@code Accept-Language} (RFC 9110). */
public final class Language {
    private static final List<Locale> OFFERED = List.of(Locale.JAPANESE, Locale.ENGLISH);

    private Language() {}

    /** Japanese unless the caller prefers English; also where the header says nothing that can be understood. */
    public static Locale of(HttpServletRequest request) {
        String wanted = request.getHeader(HttpHeaders.ACCEPT_LANGUAGE);
        return wanted == null || wanted.isBlank() ? Locale.JAPANESE : preferred(wanted);
    }

    static Locale preferred(String wanted) {
        List<LanguageRange> ranges;
        try {
            ranges = LanguageRange.parse(wanted);
        } catch (IllegalArgumentException e) {
            return Locale.JAPANESE;
        }
        Locale best = Locale.JAPANESE;
        double most = 0;
        for (Locale offered : OFFERED) {
            double weight = weight(offered, ranges);
            if (weight > most) {
                best = offered;
                most = weight;
            }
        }
        return best;
    }

    /** What the most fitting range gives it; {@code *} stands for what no other range names. */
    private static double weight(Locale offered, List<LanguageRange> ranges) {
        String name = offered.getLanguage();
        return ranges.stream()
                .filter(range ->
                        range.getRange().equals(name) || range.getRange().startsWith(name + "-"))
                .mapToDouble(LanguageRange::getWeight)
                .max()
                .orElseGet(() -> ranges.stream()
                        .filter(range -> range.getRange().equals("*"))
                        .mapToDouble(LanguageRange::getWeight)
                        .max()
                        .orElse(0));
    }
}
