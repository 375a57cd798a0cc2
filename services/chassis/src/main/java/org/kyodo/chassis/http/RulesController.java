package org.kyodo.chassis.http;

import jakarta.servlet.http.HttpServletRequest;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.kyodo.chassis.Municipalities;
import org.kyodo.chassis.list.Page;
import org.kyodo.contracts.rules.Rule;
import org.kyodo.contracts.rules.RuleTable;
import org.kyodo.contracts.value.InvalidInput;
import org.kyodo.contracts.value.MunicipalityCode;
import org.kyodo.contracts.value.Wording;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.http.CacheControl;
import org.springframework.http.HttpHeaders;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** The rules that this service's refusals rest on 根拠, each with where it comes from; for everybody. */
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
     * @param setting what the municipality has set, where a setting changes the rule
     */
    record Line(
            String id,
            Rule.Kind kind,
            String text,
            Optional<Rule.Source> source,
            Optional<String> reason,
            Optional<Setting> setting) {}

    /** @param basis what the value rests on; missing for a placeholder */
    record Setting(String key, Optional<String> value, Optional<String> basis) {}

    @GetMapping
    ResponseEntity<Page<Line>> rules(
            @RequestParam Optional<MunicipalityCode> municipality, HttpServletRequest request) {
        municipality.filter(code -> !municipalities.serves(code)).ifPresent(code -> {
            throw new InvalidInput("municipality", code, Wording.SERVED_HERE.of());
        });
        Locale language = Language.of(request);
        HttpHeaders headers = new HttpHeaders();
        municipality.ifPresent(code -> headers.set(VERSION, municipalities.ruleSetVersion(code)));
        return ResponseEntity.ok()
                .headers(headers)
                .cacheControl(CacheControl.maxAge(KEPT).cachePublic())
                .header(HttpHeaders.VARY, HttpHeaders.ACCEPT_LANGUAGE)
                .body(Page.ofAll(rules.stream()
                        .map(rule -> line(rule, municipality, language))
                        .toList()));
    }

    private Line line(Rule rule, Optional<MunicipalityCode> municipality, Locale language) {
        return new Line(
                rule.id(),
                rule.kind(),
                in(language, rule.text()),
                rule.source(),
                rule.reason().map(reason -> in(language, reason)),
                rule.setting().map(key -> setting(key, municipality)));
    }

    private Setting setting(String key, Optional<MunicipalityCode> municipality) {
        Optional<Municipalities.Setting> set = municipality.flatMap(code -> municipalities.setting(code, key));
        return new Setting(key, set.map(Municipalities.Setting::value), set.flatMap(Municipalities.Setting::basis));
    }

    private static String in(Locale language, Rule.Words words) {
        return language.equals(Locale.ENGLISH) ? words.en() : words.ja();
    }
}
