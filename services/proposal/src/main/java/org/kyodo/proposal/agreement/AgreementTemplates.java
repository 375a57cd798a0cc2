package org.kyodo.proposal.agreement;

import java.io.IOException;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Properties;
import org.kyodo.contracts.value.CollaborationForm;
import org.kyodo.contracts.value.Words;

/**
 * The clauses that the draft of an agreement begins with 協定書のひな形: those of every form, then those of the key points
 * of its own form (001:L359-369). Drafts, for both sides to work over.
 */
final class AgreementTemplates {
    private static final String FILE = "/agreement/clauses.properties";

    private final Map<CollaborationForm, List<String>> clauses = new EnumMap<>(CollaborationForm.class);

    /** @throws IllegalStateException when a form has no clause of its own */
    AgreementTemplates() {
        Properties texts = read();
        for (CollaborationForm form : CollaborationForm.values()) {
            List<String> own = of(form.name(), texts);
            if (own.isEmpty()) {
                throw new IllegalStateException(FILE + ": no clause " + form + ".1");
            }
            List<String> all = new ArrayList<>(of("ALL", texts));
            all.addAll(own);
            clauses.put(form, List.copyOf(all));
        }
    }

    /** @param words of the municipality */
    List<String> clauses(CollaborationForm form, Words words) {
        return clauses.get(form).stream().map(words::filled).toList();
    }

    private static List<String> of(String name, Properties texts) {
        List<String> found = new ArrayList<>();
        for (int i = 1; texts.containsKey(name + "." + i); i++) {
            found.add(texts.getProperty(name + "." + i));
        }
        return found;
    }

    private static Properties read() {
        Properties texts = new Properties();
        try (InputStreamReader in = new InputStreamReader(
                Objects.requireNonNull(AgreementTemplates.class.getResourceAsStream(FILE), FILE),
                StandardCharsets.UTF_8)) {
            texts.load(in);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return texts;
    }
}
