package org.kyodo.chassis.http;

import jakarta.servlet.http.HttpServletRequest;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.kyodo.chassis.Municipalities;
import org.kyodo.chassis.RuleSets;
import org.kyodo.chassis.RuleSets.InForce;
import org.kyodo.chassis.RuleSets.RuleSet;
import org.kyodo.chassis.aggregate.Outcome;
import org.kyodo.chassis.list.Page;
import org.kyodo.contracts.rules.Rule;
import org.kyodo.contracts.rules.Use;
import org.kyodo.contracts.value.InvalidInput;
import org.kyodo.contracts.value.MunicipalityCode;
import org.kyodo.contracts.value.Vocabulary;
import org.kyodo.contracts.value.Wording;
import org.kyodo.contracts.value.Words;
import org.springframework.http.CacheControl;
import org.springframework.http.HttpHeaders;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** The rules that this service's refusals rest on 根拠 and those that show themselves in it, each with where it comes from; for everybody. */
@RestController
@RequestMapping("/api/v1/rules")
public final class RulesController {
    /** They change with a new version of the service or of its settings only. */
    private static final Duration KEPT = Duration.ofHours(1);

    /** Which rules and settings of the municipality hold, as events name them too. */
    static final String VERSION = "Kyodo-Rule-Set-Version";

    private final RuleSets ruleSets;
    private final Municipalities municipalities;

    public RulesController(RuleSets ruleSets, Municipalities municipalities) {
        this.ruleSets = ruleSets;
        this.municipalities = municipalities;
    }

    /**
     * A rule in the reader's language.
     *
     * @param source where a document says so, of a fact
     * @param reason why it is there, of one of ours
     * @param use what the municipality makes of it 規則の扱い; without a municipality, what the table has
     * @param uses what a municipality may make of it
     * @param fixed why it cannot be switched off
     * @param holds where it shows itself, of a rule that refuses nothing
     * @param useMark what the use rests on, where the municipality says it
     * @param setting what the municipality has set, where a setting changes the rule
     */
    record Line(
            String id,
            Rule.Kind kind,
            String text,
            Optional<Rule.Source> source,
            Optional<String> reason,
            Use use,
            List<Use> uses,
            Optional<Rule.Fixed> fixed,
            Optional<String> holds,
            Optional<Municipalities.Mark> useMark,
            Optional<RuleSets.Setting> setting) {}

    /** @param version as an event names it; the one in force where none is said */
    @GetMapping
    ResponseEntity<Page<Line>> rules(
            @RequestParam Optional<MunicipalityCode> municipality,
            @RequestParam Optional<String> version,
            HttpServletRequest request) {
        municipality.filter(code -> !municipalities.serves(code)).ifPresent(code -> {
            throw new InvalidInput("municipality", code, Wording.SERVED_HERE.of());
        });
        // Who comes with a token and asks of no municipality asks of their own.
        Optional<MunicipalityCode> own = municipality.or(() -> Optional.of(Guard.municipality())
                .filter(code -> !code.isEmpty())
                .map(MunicipalityCode::of));
        Optional<RuleSet> past = version.map(named -> past(named, own));
        Locale language = Language.of(request);
        Words words =
                Words.in(language).naming(own.map(municipalities::vocabulary).orElse(Vocabulary.COMMON));
        HttpHeaders headers = new HttpHeaders();
        own.ifPresent(code -> headers.set(VERSION, version.orElseGet(() -> municipalities.ruleSetVersion(code))));
        return ResponseEntity.ok()
                .headers(headers)
                .cacheControl(
                        municipality.equals(own)
                                ? CacheControl.maxAge(KEPT).cachePublic()
                                : CacheControl.maxAge(KEPT).cachePrivate())
                .varyBy(HttpHeaders.ACCEPT_LANGUAGE, HttpHeaders.AUTHORIZATION)
                .body(Page.ofAll(past.map(RuleSet::rules).orElseGet(() -> ruleSets.now(own)).stream()
                        .map(rule -> line(rule, words))
                        .toList()));
    }

    private RuleSet past(String version, Optional<MunicipalityCode> municipality) {
        MunicipalityCode code =
                municipality.orElseThrow(() -> new InvalidInput("municipality", null, Wording.SERVED_HERE.of()));
        return ruleSets.find(version, code)
                .orElseThrow(() -> new Declined(new Outcome.NotFound("rule-set", version, false)));
    }

    private static Line line(InForce inForce, Words words) {
        Rule rule = inForce.rule();
        return new Line(
                rule.id(),
                rule.kind(),
                rule.text().in(words),
                rule.source(),
                rule.reason().map(reason -> reason.in(words)),
                inForce.use(),
                rule.possibleUses(),
                rule.fixed(),
                rule.holds().map(holds -> holds.in(words)),
                inForce.useMark(),
                inForce.setting());
    }
}
