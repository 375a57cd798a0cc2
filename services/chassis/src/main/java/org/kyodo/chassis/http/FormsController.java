package org.kyodo.chassis.http;

import jakarta.servlet.http.HttpServletRequest;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;
import org.kyodo.chassis.Municipalities;
import org.kyodo.chassis.aggregate.Outcome;
import org.kyodo.chassis.decide.Role;
import org.kyodo.chassis.form.Form;
import org.kyodo.chassis.form.Forms;
import org.kyodo.chassis.list.Page;
import org.springframework.http.CacheControl;
import org.springframework.http.HttpHeaders;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

/** The forms 様式 of this service's commands, as data; in the words of the caller's municipality. */
@RestController
@RequestMapping("/api/v1/forms")
public final class FormsController {
    /** They change with a new version of the service or of its settings only. */
    private static final Duration KEPT = Duration.ofMinutes(10);

    private final Forms forms;
    private final Municipalities municipalities;

    public FormsController(Forms forms, Municipalities municipalities) {
        this.forms = forms;
        this.municipalities = municipalities;
    }

    /**
     * A form that the caller's roles may hand in.
     *
     * @param onBehalf whether the caller may enter it for somebody else 代理入力
     */
    record FormLine(String command, String title, List<Form.Operation> operations, boolean onBehalf) {}

    @GetMapping
    ResponseEntity<Page<FormLine>> list(Caller caller, HttpServletRequest request) {
        return kept(caller)
                .body(Page.ofAll(forms.all(caller.municipality(), Language.of(request))
                        .map(Forms.Made::form)
                        .filter(form -> may(caller, Stream.concat(form.roles().stream(), form.onBehalf().stream())))
                        .map(form -> new FormLine(
                                form.command(), form.title(), form.operations(), may(caller, form.onBehalf().stream())))
                        .toList()));
    }

    /** Whether the caller has one of these roles. */
    static boolean may(Caller caller, Stream<String> claims) {
        return claims.map(claim -> Role.of(List.of(claim)).iterator().next()).anyMatch(caller.actor()::is);
    }

    @GetMapping("/{command}")
    ResponseEntity<Form> form(@PathVariable String command, Caller caller, HttpServletRequest request) {
        Locale language = Language.of(request);
        Forms.Made made = forms.of(command, caller.municipality(), language)
                .orElseThrow(() -> new Declined(new Outcome.NotFound("form", command, false)));
        return kept(caller).eTag("\"" + made.version() + "\"").body(made.form());
    }

    private ResponseEntity.BodyBuilder kept(Caller caller) {
        return ResponseEntity.ok()
                .cacheControl(CacheControl.maxAge(KEPT).cachePrivate())
                .header(HttpHeaders.VARY, HttpHeaders.AUTHORIZATION + ", " + HttpHeaders.ACCEPT_LANGUAGE)
                .header(RulesController.VERSION, municipalities.ruleSetVersion(caller.municipality()));
    }
}
