package org.kyodo.proposal.form;

import jakarta.servlet.http.HttpServletRequest;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.kyodo.chassis.Municipalities;
import org.kyodo.chassis.decide.RulesInUse;
import org.kyodo.chassis.http.Language;
import org.kyodo.chassis.http.Texts;
import org.kyodo.contracts.rules.Rule;
import org.kyodo.contracts.rules.RuleTable;
import org.kyodo.contracts.value.CollaborationForm;
import org.kyodo.contracts.value.MunicipalityCode;
import org.kyodo.contracts.value.Words;
import org.kyodo.presets.OfferedForm;
import org.kyodo.presets.Presets;
import org.kyodo.proposal.form.FormAdvice.Point;
import org.kyodo.proposal.form.FormAdvice.State;
import org.springframework.context.MessageSource;

/** The form adviser 形態の手引き: which forms are open for a case, the rules met, the evidence missing, and why. */
public final class FormAdviser {
    private static final MessageSource TEXTS = Texts.of("proposal");

    private final Instruments instruments;
    private final Presets presets;
    private final Municipalities municipalities;

    FormAdviser(Instruments instruments, Presets presets, Municipalities municipalities) {
        this.instruments = instruments;
        this.presets = presets;
        this.municipalities = municipalities;
    }

    /** The reader of a request. */
    public record Reader(MunicipalityCode municipality, Locale language) {
        public static Reader of(MunicipalityCode municipality, HttpServletRequest request) {
            return new Reader(municipality, Language.of(request));
        }
    }

    /** All forms of the municipality. @param closed why the case cannot go a way, by the key of its text; empty where it can */
    public List<FormAdvice> of(
            FormCase given, java.util.function.Function<CollaborationForm, Optional<String>> closed, Reader reader) {
        return presets.of(reader.municipality()).forms().stream()
                .map(OfferedForm::code)
                .map(form -> of(form, given, closed.apply(form), reader))
                .toList();
    }

    /** One form. */
    public FormAdvice of(CollaborationForm form, FormCase given, Optional<String> closed, Reader reader) {
        Words words = Words.in(reader.language()).naming(municipalities.vocabulary(reader.municipality()));
        RulesInUse inUse = municipalities.rules(reader.municipality());
        return new FormAdvice(
                form,
                words.of(form),
                closed.isEmpty(),
                closed.map(key -> text(key, reader, words)),
                instruments.of(form, reader.municipality()),
                FormRule.of(form).stream()
                        .filter(rule -> inUse.applies(rule.rule()))
                        .map(rule -> point(rule, given, inUse, reader, words))
                        .toList());
    }

    private static Point point(FormRule rule, FormCase given, RulesInUse inUse, Reader reader, Words words) {
        Rule there = RuleTable.byId().get(rule.rule());
        State state =
                rule.isMetBy(given) ? State.MET : rule.step() == FormStep.INSTRUMENT ? State.MISSING : State.ELSEWHERE;
        return new Point(
                rule.rule(),
                inUse.use(rule.rule()),
                there.text().in(words),
                there.source(),
                rule.step(),
                state,
                state == State.MISSING ? Optional.of(text(rule.name(), reader, words)) : Optional.empty());
    }

    private static String text(String key, Reader reader, Words words) {
        return words.filled(TEXTS.getMessage(key, new Object[0], reader.language()));
    }

    /** What the municipality sets as the most percent that one side bears (K-KS-3). */
    public int mostPercent(MunicipalityCode municipality) {
        return municipalities.rules(municipality).figure(FormConcern.ONE_SIDED.rule());
    }
}
