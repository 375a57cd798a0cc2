package org.kyodo.contracts.value;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;
import java.util.UUID;

/** The id of a report of an accident 事故報告. */
public record AccidentReportId(@JsonValue UUID value) implements Id {
    @JsonCreator(mode = JsonCreator.Mode.DELEGATING)
    public static AccidentReportId of(String text) {
        return new AccidentReportId(Id.parse("accident-report", text));
    }

    @Override
    public String toString() {
        return value.toString();
    }
}
