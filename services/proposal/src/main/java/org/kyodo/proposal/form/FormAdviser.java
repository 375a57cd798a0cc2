package org.kyodo.proposal.form;

import jakarta.servlet.http.HttpServletRequest;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.kyodo.chassis.Municipalities;
import org.kyodo.chassis.decide.RulesInUse;
import org.kyodo.chassis.http.Language;
import org.kyodo.chassis.http.Texts;
import org.kyodo.contracts.proposal.Continuation;
import org.kyodo.contracts.rules.Rule;
import org.kyodo.contracts.rules.RuleTable;
import org.kyodo.contracts.value.CollaborationForm;
import org.kyodo.contracts.value.MunicipalityCode;
import org.kyodo.contracts.value.Words;
import org.kyodo.proposal.form.FormAdvice.Point;
import org.kyodo.proposal.form.FormAdvice.State;
import org.springframework.context.MessageSource;

/** The form adviser 形態の手引き: which forms are open for a case, the rules met, the evidence missing, and why. */
public final class FormAdviser {
    private static final MessageSource TEXTS = Texts.of("proposal");

    private final Instruments instruments;
    private final Municipalities municipalities;

    FormAdviser(Instruments instruments, Municipalities municipalities) {
        this.instruments = instruments;
        this.municipalities = municipalities;
    }

    /** The reader of a request. */
    public record Reader(MunicipalityCode municipality, Locale language) {
        public static Reader of(MunicipalityCode municipality, HttpServletRequest request) {
            return new Reader(municipality, Language.of(request));
        }
    }

    /** Of one form. */
    public FormAdvice of(CollaborationForm form, FormCase given, FormChoice choice, Reader reader) {
        Said said = new Said(
                Words.in(reader.language()).naming(municipalities.vocabulary(reader.municipality())),
                reader.language(),
                municipalities.rules(reader.municipality()));
        return new FormAdvice(
                form,
                said.words().of(form),
                choice.closing().isEmpty(),
                choice.closing().map(closing -> new FormAdvice.Why(closing.rule(), said.text(closing.text()))),
                instruments.of(form, reader.municipality()),
                given.goingOn().row().map(Continuation::consecutiveYears),
                Stream.concat(
                                choice.asked().entrySet().stream()
                                        .sorted(Map.Entry.comparingByKey())
                                        .filter(one -> said.inUse()
                                                .applies(one.getKey().rule()))
                                        .map(one -> said.point(one.getKey(), one.getValue())),
                                FormRule.of(form).stream()
                                        .filter(rule -> said.inUse().applies(rule.rule()))
                                        .map(rule -> said.point(
                                                rule,
                                                given,
                                                Optional.ofNullable(
                                                        choice.elsewhere().get(rule)))))
                        .toList());
    }

    /** In whose words. */
    private record Said(Words words, Locale language, RulesInUse inUse) {
        Point point(ChoiceRule rule, boolean met) {
            return point(rule.rule(), rule.step(), met ? State.MET : State.MISSING, rule.text(), Optional.empty());
        }

        Point point(FormRule rule, FormCase given, Optional<Elsewhere> known) {
            State otherwise = rule.step() == FormStep.INSTRUMENT ? State.MISSING : State.ELSEWHERE;
            boolean met = rule.isMetBy(given) || known.filter(Elsewhere::met).isPresent();
            return point(rule.rule(), rule.step(), met ? State.MET : otherwise, rule.name(), known);
        }

        private Point point(String id, FormStep step, State state, String asks, Optional<Elsewhere> known) {
            Rule rule = RuleTable.byId().get(id);
            return new Point(
                    id,
                    inUse.use(id),
                    rule.text().in(words),
                    rule.source(),
                    step,
                    state,
                    state == State.MISSING ? Optional.of(text(asks)) : Optional.empty(),
                    known.map(there -> new FormAdvice.Known(
                            there.by(),
                            there.on(),
                            text(there.said().text(), there.figure().stream().toArray()))));
        }

        String text(String key, Object... figures) {
            return words.filled(TEXTS.getMessage(key, figures, language));
        }
    }
}
