package org.kyodo.notification.archive;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.StreamSupport;
import org.kyodo.contracts.DomainEvent;
import org.kyodo.contracts.Json;
import org.kyodo.contracts.Recorded;
import org.kyodo.contracts.value.AreaCode;
import org.kyodo.contracts.value.CollaborationForm;
import org.kyodo.contracts.value.DepartmentCode;
import org.kyodo.contracts.value.FieldType;
import org.kyodo.contracts.value.Yen;
import tools.jackson.databind.JsonNode;

/**
 * What is known of a subject 対象 after an event, gathered from all its events: a rejection names no area, but the
 * submission before it did.
 *
 * <p>Components are taken by their name on the wire, so an event of a new aggregate is understood as soon as it calls
 * things what the others call them.
 *
 * @param title what people call it; a group's or a subscription's name
 * @param number the human number 受付番号
 * @param form the form requested, or once there is one the form adopted
 * @param requested the amount asked
 * @param departments those in charge of it, the coordinator among them
 * @param stage the name of its stage, as the API names it
 */
public record SubjectFacts(
        Optional<String> title,
        Optional<String> number,
        List<FieldType> fieldTypes,
        List<AreaCode> areas,
        Optional<CollaborationForm> form,
        Optional<Yen> requested,
        List<DepartmentCode> departments,
        Optional<String> stage) {
    static final SubjectFacts NONE = new SubjectFacts(
            Optional.empty(),
            Optional.empty(),
            List.of(),
            List.of(),
            Optional.empty(),
            Optional.empty(),
            List.of(),
            Optional.empty());

    static Optional<SubjectFacts> projection(Optional<SubjectFacts> before, Recorded<DomainEvent> happened) {
        return Optional.of(after(before, happened.event()));
    }

    /** What is known after one more event: what it names replaces what was known, the rest stays. */
    static SubjectFacts after(Optional<SubjectFacts> before, DomainEvent event) {
        SubjectFacts known = before.orElse(NONE);
        JsonNode data = Json.TOLERANT.valueToTree(event);
        List<DepartmentCode> departments = new ArrayList<>(
                texts(data, "departments").map(DepartmentCode::of).toList());
        text(data, "department").map(DepartmentCode::of).ifPresent(departments::add);
        text(data, "coordinator").map(DepartmentCode::of).ifPresent(departments::add);
        return new SubjectFacts(
                text(data, "title").or(() -> text(data, "name")).or(known::title),
                text(data, "number").or(known::number),
                data.has("fieldTypes")
                        ? texts(data, "fieldTypes").map(FieldType::valueOf).toList()
                        : known.fieldTypes,
                data.has("areas") ? texts(data, "areas").map(AreaCode::of).toList() : known.areas,
                text(data, "form")
                        .or(() -> text(data, "requestedForm"))
                        .map(CollaborationForm::valueOf)
                        .or(known::form),
                Optional.ofNullable(data.get("requested"))
                        .filter(JsonNode::isIntegralNumber)
                        .map(JsonNode::longValue)
                        .map(Yen::of)
                        .or(known::requested),
                departments.isEmpty()
                        ? known.departments
                        : departments.stream().distinct().toList(),
                StageNames.after(event).or(known::stage));
    }

    private static Optional<String> text(JsonNode data, String field) {
        return Optional.ofNullable(data.get(field)).filter(JsonNode::isString).map(JsonNode::stringValue);
    }

    private static java.util.stream.Stream<String> texts(JsonNode data, String field) {
        JsonNode list = data.get(field);
        return list == null
                ? java.util.stream.Stream.empty()
                : StreamSupport.stream(list.spliterator(), false).map(JsonNode::stringValue);
    }
}
