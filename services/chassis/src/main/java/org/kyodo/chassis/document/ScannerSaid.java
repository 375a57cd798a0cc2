package org.kyodo.chassis.document;

import java.time.Duration;
import java.util.stream.Stream;
import org.kyodo.chassis.settings.ProductionRule;
import org.kyodo.chassis.settings.WrongSettings.Fault;
import org.springframework.core.env.Environment;

/** In production documents are not taken unscanned because nobody thought of it: who wants that says so. */
final class ScannerSaid implements ProductionRule {
    @Override
    public Stream<Fault> faults(Environment settings) {
        if (!settings.getProperty(DocumentSettings.TAKEN, Boolean.class, false)) {
            return Stream.empty();
        }
        String said = settings.getProperty(DocumentSettings.SCANNER, "");
        return said.isBlank()
                ? Stream.of(
                        new Fault(
                                DocumentSettings.SCANNER,
                                "ウイルス検査の指定がありません(clamd:ホスト:ポート を指定してください。検査しないときは none と明記してください)",
                                "nothing is said of how documents are scanned (expected: clamd:host:port, or in so many words none)"))
                : wrong(said);
    }

    private static Stream<Fault> wrong(String said) {
        if (said.equals(DocumentSettings.NONE)) {
            return Stream.empty();
        }
        try {
            Clamd.at(said, Duration.ofSeconds(1));
            return Stream.empty();
        } catch (IllegalArgumentException e) {
            return Stream.of(new Fault(
                    DocumentSettings.SCANNER,
                    said + " は使えません(clamd:ホスト:ポート、clamd:unix:/パス、none のいずれかを指定してください)",
                    said + " (expected: clamd:host:port, clamd:unix:/path or none)"));
        }
    }
}
