package org.kyodo.registry.support;

import static org.springframework.data.mongodb.core.query.Criteria.where;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;
import org.kyodo.chassis.aggregate.Aggregate;
import org.kyodo.chassis.aggregate.Outcome;
import org.kyodo.chassis.decide.Role;
import org.kyodo.chassis.http.Answers;
import org.kyodo.chassis.http.Answers.Representation;
import org.kyodo.chassis.http.Caller;
import org.kyodo.chassis.http.Declined;
import org.kyodo.chassis.http.History;
import org.kyodo.chassis.list.Page;
import org.kyodo.chassis.list.PageQuery;
import org.kyodo.contracts.registry.SupportOfferEvent;
import org.kyodo.contracts.value.GroupId;
import org.kyodo.contracts.value.MunicipalityCode;
import org.kyodo.contracts.value.SupportKind;
import org.kyodo.contracts.value.SupportOfferId;
import org.kyodo.presets.Presets;
import org.kyodo.registry.group.Groups;
import org.kyodo.registry.support.SupportOffer.Asked;
import org.kyodo.registry.support.SupportOffer.Ended;
import org.kyodo.registry.support.SupportOffer.Known;
import org.springframework.data.mongodb.core.query.Criteria;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Component;

/** The lists and look-ups of offers of support. */
@Component
class SupportOfferQueries {
    private final Aggregate<SupportOfferCommand, SupportOffer, SupportOfferEvent> offers;
    private final Groups groups;
    private final Presets presets;
    private final History history;

    SupportOfferQueries(
            Aggregate<SupportOfferCommand, SupportOffer, SupportOfferEvent> offers,
            Groups groups,
            Presets presets,
            History history) {
        this.offers = offers;
        this.groups = groups;
        this.presets = presets;
        this.history = history;
    }

    /** What narrows a list. */
    record Filter(Optional<SupportKind> kind, Optional<GroupId> group, Optional<String> stage) {
        private Criteria criteria() {
            List<Criteria> wanted = new ArrayList<>();
            wanted.add(Answers.inStage(SupportOfferEvent.class, stage));
            kind.ifPresent(code -> wanted.add(where("stage.terms.kind").is(code.name())));
            group.ifPresent(id -> wanted.add(where("stage.group").is(id.toString())));
            return new Criteria().andOperator(wanted);
        }
    }

    ResponseEntity<Representation<SupportOfferView>> find(SupportOfferId id, Caller caller) {
        Predicate<GroupId> own = own(caller);
        return Answers.found(offers, id.toString(), caller, offer -> shown(offer, own, caller.municipality()));
    }

    Page<Representation<SupportOfferView>> list(Filter filter, PageQuery query, Caller caller) {
        Predicate<GroupId> own = own(caller);
        return Answers.listed(
                offers, caller, filter.criteria(), query, offer -> shown(offer, own, caller.municipality()));
    }

    SupportOfferView findForEveryone(SupportOfferId id, MunicipalityCode municipality) {
        MunicipalityCode served = presets.of(municipality).code();
        return offers.find(id.toString(), served)
                .flatMap(stored -> shown(stored.stage(), _ -> false, served))
                .orElseThrow(() -> new Declined(new Outcome.NotFound("support-offer", id.toString(), false)));
    }

    Page<Representation<SupportOfferView>> listForEveryone(
            MunicipalityCode municipality, Filter filter, PageQuery query) {
        MunicipalityCode served = presets.of(municipality).code();
        return Answers.listedForEveryone(
                offers, served, filter.criteria(), query, offer -> shown(offer, _ -> false, served));
    }

    /** Who asks for what is between them and who offers. */
    Page<History.Line> history(SupportOfferId id, PageQuery query, Caller caller) {
        Predicate<GroupId> own = own(caller);
        return history.of(
                offers, id.toString(), query, caller, offer -> offer instanceof Known known && own.test(known.group()));
    }

    Page<History.Line> historyForEveryone(SupportOfferId id, PageQuery query, MunicipalityCode municipality) {
        return history.forEverybody(
                offers, id.toString(), query, presets.of(municipality).code(), Known.class::isInstance);
    }

    /** Whose requests the caller sees: their groups', and staff and desks all. */
    private Predicate<GroupId> own(Caller caller) {
        if (caller.actor().is(Role.STAFF)
                || caller.actor().is(Role.DESK)
                || caller.actor().is(Role.AUDITOR)) {
            return _ -> true;
        }
        Set<GroupId> own = groups.actedForBy(caller.actor(), caller.municipality());
        return own::contains;
    }

    private Optional<SupportOfferView> shown(
            SupportOffer offer, Predicate<GroupId> own, MunicipalityCode municipality) {
        if (!(offer instanceof Known known)) {
            return Optional.empty();
        }
        List<Asked> requests = known.requests().stream()
                .filter(asked ->
                        own.test(known.group()) || own.test(asked.request().group()))
                .toList();
        return Optional.of(new SupportOfferView(
                known.group(),
                groups.find(known.group(), municipality).name(),
                known.terms(),
                known.left(),
                known instanceof Ended ended ? Optional.of(ended.on()) : Optional.empty(),
                requests));
    }
}
