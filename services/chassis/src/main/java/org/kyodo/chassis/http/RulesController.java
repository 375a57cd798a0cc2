package org.kyodo.chassis.http;

import jakarta.servlet.http.HttpServletRequest;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.kyodo.chassis.Municipalities;
import org.kyodo.chassis.decide.RulesInUse;
import org.kyodo.chassis.list.Page;
import org.kyodo.contracts.rules.Rule;
import org.kyodo.contracts.rules.RuleTable;
import org.kyodo.contracts.rules.Use;
import org.kyodo.contracts.value.InvalidInput;
import org.kyodo.contracts.value.MunicipalityCode;
import org.kyodo.contracts.value.Vocabulary;
import org.kyodo.contracts.value.Wording;
import org.kyodo.contracts.value.Words;
import org.springframework.beans.factory.annotation.Value;
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

    /** Which settings of the municipality hold, as events name them too. */
    static final String VERSION = "Kyodo-Rule-Set-Version";

    private final List<Rule> rules;
    private final Municipalities municipalities;

    public RulesController(@Value("${kyodo.service}") String service, Municipalities municipalities) {
        this.rules = RuleTable.of(service);
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
            Optional<Setting> setting) {}

    /**
     * @param value where the municipality says nothing, the figure that the table has, if it has one
     * @param mark what the value rests on; nothing without a municipality
     */
    record Setting(String key, Optional<String> value, Optional<Municipalities.Mark> mark) {}

    @GetMapping
    ResponseEntity<Page<Line>> rules(
            @RequestParam Optional<MunicipalityCode> municipality, HttpServletRequest request) {
        municipality.filter(code -> !municipalities.serves(code)).ifPresent(code -> {
            throw new InvalidInput("municipality", code, Wording.SERVED_HERE.of());
        });
        // Who comes with a token and asks of no municipality asks of their own.
        Optional<MunicipalityCode> own = municipality.or(() -> Optional.of(Guard.municipality())
                .filter(code -> !code.isEmpty())
                .map(MunicipalityCode::of));
        Locale language = Language.of(request);
        Words words =
                Words.in(language).naming(own.map(municipalities::vocabulary).orElse(Vocabulary.COMMON));
        HttpHeaders headers = new HttpHeaders();
        own.ifPresent(code -> headers.set(VERSION, municipalities.ruleSetVersion(code)));
        return ResponseEntity.ok()
                .headers(headers)
                .cacheControl(
                        municipality.equals(own)
                                ? CacheControl.maxAge(KEPT).cachePublic()
                                : CacheControl.maxAge(KEPT).cachePrivate())
                .varyBy(HttpHeaders.ACCEPT_LANGUAGE, HttpHeaders.AUTHORIZATION)
                .body(Page.ofAll(
                        rules.stream().map(rule -> line(rule, own, words)).toList()));
    }

    private Line line(Rule rule, Optional<MunicipalityCode> municipality, Words words) {
        return new Line(
                rule.id(),
                rule.kind(),
                rule.text().in(words),
                rule.source(),
                rule.reason().map(reason -> reason.in(words)),
                municipality
                        .map(municipalities::rules)
                        .orElse(RulesInUse.AS_IN_THE_TABLE)
                        .use(rule.id()),
                rule.possibleUses(),
                rule.fixed(),
                rule.holds().map(holds -> holds.in(words)),
                municipality
                        .filter(code -> municipalities.rules(code).uses().containsKey(rule.id()))
                        .flatMap(code -> municipalities.setting(code, "rules." + rule.id()))
                        .map(Municipalities.Setting::mark),
                rule.setting().map(key -> setting(key, rule, municipality)));
    }

    private Setting setting(String key, Rule rule, Optional<MunicipalityCode> municipality) {
        Optional<Municipalities.Setting> set = municipality.flatMap(code -> municipalities.setting(code, key));
        Optional<String> figure = rule.figure()
                .map(_ -> String.valueOf(municipality
                        .map(municipalities::rules)
                        .orElse(RulesInUse.AS_IN_THE_TABLE)
                        .figure(rule.id())));
        return new Setting(
                key, figure.or(() -> set.map(Municipalities.Setting::value)), set.map(Municipalities.Setting::mark));
    }
}
