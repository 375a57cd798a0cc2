package org.kyodo.registry.contact;

import java.util.Optional;
import org.kyodo.chassis.access.SecurityLog;
import org.kyodo.chassis.aggregate.Aggregate;
import org.kyodo.chassis.http.Answers;
import org.kyodo.chassis.http.Answers.Receipt;
import org.kyodo.chassis.http.Answers.Representation;
import org.kyodo.chassis.http.Caller;
import org.kyodo.chassis.http.History;
import org.kyodo.chassis.http.Sorted;
import org.kyodo.chassis.list.Page;
import org.kyodo.chassis.list.PageQuery;
import org.kyodo.contracts.registry.ContactPointEvent;
import org.kyodo.contracts.registry.Recipient;
import org.kyodo.contracts.value.AccountRef;
import org.kyodo.contracts.value.ContactPointId;
import org.kyodo.contracts.value.GroupId;
import org.kyodo.contracts.value.NoticeClass;
import org.kyodo.contracts.value.NoticeLanguage;
import org.kyodo.contracts.value.ReachKind;
import org.kyodo.registry.code.Codes;
import org.kyodo.registry.code.ReceiptWithCode;
import org.kyodo.registry.contact.ContactPointCommand.ChangeNoticeConsent;
import org.kyodo.registry.contact.ContactPointCommand.ConfirmByVoice;
import org.kyodo.registry.contact.ContactPointCommand.ConfirmContactPoint;
import org.kyodo.registry.contact.ContactPointCommand.DoubtContactPoint;
import org.kyodo.registry.contact.ContactPointCommand.IssueContactCode;
import org.kyodo.registry.contact.ContactPointCommand.RecordComplaint;
import org.kyodo.registry.contact.ContactPointCommand.SetContactPoint;
import org.kyodo.registry.contact.ContactPointCommand.WithdrawContactPoint;
import org.kyodo.registry.contact.ContactPointQueries.Counting;
import org.kyodo.registry.contact.ContactPointQueries.Filter;
import org.kyodo.registry.contact.Reach.Wanted;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

/** Contact points 連絡先 over HTTP. */
@RestController
@RequestMapping("/api/v1/contact-points")
class ContactPointController {
    private final Aggregate<ContactPointCommand, ContactPoint, ContactPointEvent> points;
    private final ContactPointQueries queries;
    private final ContactPointFacts facts;
    private final Codes codes;
    private final History history;
    private final SecurityLog log;

    ContactPointController(
            Aggregate<ContactPointCommand, ContactPoint, ContactPointEvent> contactPointAggregate,
            ContactPointQueries queries,
            ContactPointFacts facts,
            Codes codes,
            History history,
            SecurityLog log) {
        this.points = contactPointAggregate;
        this.queries = queries;
        this.facts = facts;
        this.codes = codes;
        this.history = history;
        this.log = log;
    }

    @ResponseStatus(HttpStatus.CREATED)
    @PostMapping
    ResponseEntity<Receipt> set(@RequestBody SetContactPoint command, Caller caller) {
        String id = caller.newId(points, command).toString();
        return Answers.created(points.handle(id, command, caller.request()), "/api/v1/contact-points/" + id);
    }

    /** 確認コードの交付: to the desk or the office, which sends it to the contact point, or tells or hands it. */
    @PostMapping("/{id}/code")
    ResponseEntity<ReceiptWithCode> issueCode(@PathVariable ContactPointId id, Caller caller) {
        String code = codes.draw();
        IssueContactCode command = new IssueContactCode(facts.fingerprint(id, code));
        return ReceiptWithCode.of(
                points.handle(id.toString(), command, caller.request()), code, "contact-point/" + id, log);
    }

    @PostMapping("/{id}/confirmation")
    ResponseEntity<Receipt> confirm(
            @PathVariable ContactPointId id, @RequestBody ConfirmContactPoint command, Caller caller) {
        return carryOut(id, command, caller);
    }

    @PostMapping("/{id}/voice-confirmation")
    ResponseEntity<Receipt> confirmByVoice(@PathVariable ContactPointId id, Caller caller) {
        return carryOut(id, new ConfirmByVoice(), caller);
    }

    @PutMapping("/{id}/consent")
    ResponseEntity<Receipt> consent(
            @PathVariable ContactPointId id, @RequestBody ChangeNoticeConsent command, Caller caller) {
        return carryOut(id, command, caller);
    }

    @PostMapping("/{id}/failures")
    ResponseEntity<Receipt> doubt(
            @PathVariable ContactPointId id, @RequestBody DoubtContactPoint command, Caller caller) {
        return carryOut(id, command, caller);
    }

    @PostMapping("/{id}/complaints")
    ResponseEntity<Receipt> complain(@PathVariable ContactPointId id, Caller caller) {
        return carryOut(id, new RecordComplaint(), caller);
    }

    @PostMapping("/{id}/withdrawal")
    ResponseEntity<Receipt> withdraw(@PathVariable ContactPointId id, Caller caller) {
        return carryOut(id, new WithdrawContactPoint(), caller);
    }

    @GetMapping("/{id}")
    ResponseEntity<Representation<ContactPointView>> find(@PathVariable ContactPointId id, Caller caller) {
        return queries.find(id, caller);
    }

    @GetMapping("/{id}/history")
    Page<History.Line> history(@PathVariable ContactPointId id, PageQuery query, Caller caller) {
        return history.of(points, id.toString(), query, caller);
    }

    @GetMapping
    Page<Representation<ContactPointView>> list(
            @RequestParam Optional<GroupId> group,
            @RequestParam Optional<ReachKind> kind,
            @RequestParam Optional<String> stage,
            @Sorted PageQuery query,
            Caller caller) {
        return queries.list(new Filter(group, kind, stage), query, caller);
    }

    /** The one that counts for a notice, an essential one where no other is named, to the group, the account or oneself; or why none does. */
    @GetMapping("/counting")
    Counting counting(
            @RequestParam Optional<GroupId> group,
            @RequestParam Optional<AccountRef> account,
            @RequestParam(defaultValue = "ESSENTIAL") NoticeClass notice,
            @RequestParam Optional<ReachKind> kind,
            @RequestParam Optional<NoticeLanguage> language,
            Caller caller) {
        Recipient recipient = group.isEmpty() && account.isEmpty()
                ? Recipient.account(caller.actor().account())
                : new Recipient(group, account);
        return queries.counting(recipient, new Wanted(notice, kind, language), caller);
    }

    private ResponseEntity<Receipt> carryOut(ContactPointId id, ContactPointCommand command, Caller caller) {
        return Answers.ok(points.handle(id.toString(), command, caller.request()));
    }
}
