package org.kyodo.proposal;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.InputStreamReader;
import java.io.Reader;
import java.nio.charset.StandardCharsets;
import java.util.Properties;
import java.util.Set;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;
import org.kyodo.chassis.decide.Refusal;
import org.springframework.context.annotation.ClassPathScanningCandidateComponentProvider;
import org.springframework.core.type.filter.AssignableTypeFilter;

/** A refusal always says why, in both languages. */
class RefusalTextsTest {
    @Test
    void every_refusal_has_a_text_in_japanese_and_in_english_and_there_are_no_others() throws Exception {
        Set<String> names = refusals();
        assertThat(names).contains("REASON_REQUIRED", "CALL_STAGE", "PROPOSAL_STAGE", "AGREEMENT_STAGE");
        assertThat(texts("proposal.properties")).isEqualTo(names);
        assertThat(texts("proposal_en.properties")).isEqualTo(names);
    }

    private static Set<String> refusals() throws ClassNotFoundException {
        ClassPathScanningCandidateComponentProvider scanner = new ClassPathScanningCandidateComponentProvider(false);
        scanner.addIncludeFilter(new AssignableTypeFilter(Refusal.class));
        Set<String> names = new TreeSet<>();
        for (var found : scanner.findCandidateComponents("org.kyodo.proposal")) {
            for (Object refusal : Class.forName(found.getBeanClassName()).getEnumConstants()) {
                names.add(((Refusal) refusal).name());
            }
        }
        return names;
    }

    private static Set<String> texts(String file) throws IOException {
        Properties texts = new Properties();
        try (Reader in = new InputStreamReader(
                RefusalTextsTest.class.getResourceAsStream("/messages/" + file), StandardCharsets.UTF_8)) {
            texts.load(in);
        }
        return new TreeSet<>(texts.stringPropertyNames());
    }
}
