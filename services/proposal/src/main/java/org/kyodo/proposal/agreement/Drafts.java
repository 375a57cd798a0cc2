package org.kyodo.proposal.agreement;

import java.io.IOException;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Properties;
import java.util.stream.Stream;
import org.kyodo.contracts.proposal.AgreementParty;
import org.kyodo.contracts.proposal.AgreementRoles;
import org.kyodo.contracts.proposal.AgreementTerms;
import org.kyodo.contracts.proposal.AgreementText;
import org.kyodo.contracts.proposal.Clause;
import org.kyodo.contracts.proposal.ProposalEvent.ProposalAdopted;
import org.kyodo.contracts.value.CollaborationForm;
import org.kyodo.contracts.value.Instrument;
import org.kyodo.contracts.value.Words;

/**
 * What an agreement begins with 協定書のひな形: what the municipality's list says that the form settles, each with its source, then
 * clauses of ours after the key points of the form (001:L354-369). Both sides write over it.
 */
final class Drafts {
    private static final String FILE = "/agreement/clauses.properties";
    private static final String OF_ALL = "ALL";

    private final Map<CollaborationForm, List<Clause>> ours = new EnumMap<>(CollaborationForm.class);

    /** @throws IllegalStateException when a form has no clause of its own */
    Drafts() {
        Properties texts = read();
        for (CollaborationForm form : CollaborationForm.values()) {
            List<Clause> own = of(form.name(), texts);
            if (own.isEmpty()) {
                throw new IllegalStateException(FILE + ": no clause " + form + ".1");
            }
            ours.put(
                    form,
                    Stream.concat(of(OF_ALL, texts).stream(), own.stream()).toList());
        }
    }

    /** @param listed of the municipality for the form @param words of the municipality */
    AgreementTerms of(ProposalAdopted adopted, Instrument instrument, List<Clause> listed, Words words) {
        CollaborationForm form = adopted.adoption().form();
        return new AgreementTerms(
                Optional.of(form),
                instrument,
                false,
                adopted.adoption().coordinator(),
                parties(adopted),
                new AgreementText(
                        adopted.outline().title(),
                        adopted.outline().summary(),
                        AgreementRoles.NONE,
                        Optional.empty(),
                        Optional.empty(),
                        Optional.empty(),
                        List.of(),
                        Stream.concat(listed.stream(), clauses(form, words).stream())
                                .toList()));
    }

    /** The proposer and its co-proposers, the section in charge, and each that carries the project out as well. */
    private static List<AgreementParty> parties(ProposalAdopted adopted) {
        Stream<AgreementParty> proposers = Stream.concat(
                Stream.of(AgreementParty.of(adopted.entry().proposer())),
                adopted.adoption().coProposers().orElse(List.of()).stream().map(AgreementParty::group));
        return Stream.concat(proposers, adopted.adoption().sections().stream().map(AgreementParty::department))
                .toList();
    }

    /** Ours, in the words of the municipality. */
    List<Clause> clauses(CollaborationForm form, Words words) {
        return ours.get(form).stream()
                .map(clause -> new Clause(clause.code(), words.filled(clause.text()), clause.source()))
                .toList();
    }

    private static List<Clause> of(String name, Properties texts) {
        List<Clause> found = new ArrayList<>();
        for (int i = 1; i <= texts.size(); i++) {
            String numbered = name + "." + i;
            texts.stringPropertyNames().stream()
                    .filter(key -> key.equals(numbered) || key.startsWith(numbered + "."))
                    .map(key -> new Clause(code(key, numbered), texts.getProperty(key), Optional.empty()))
                    .forEach(found::add);
        }
        return found;
    }

    /** Its own where it has one. */
    private static String code(String key, String numbered) {
        return key.equals(numbered)
                ? numbered.toLowerCase(Locale.ROOT).replace('_', '-').replace('.', '-')
                : key.substring(numbered.length() + 1);
    }

    private static Properties read() {
        Properties texts = new Properties();
        try (InputStreamReader in = new InputStreamReader(
                Objects.requireNonNull(Drafts.class.getResourceAsStream(FILE), FILE), StandardCharsets.UTF_8)) {
            texts.load(in);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return texts;
    }
}
