package org.kyodo.launcher;

import org.kyodo.journeys.Console;

/** Tells where to find what. */
final class Addresses {
    private Addresses() {}

    static void tell(Console console, Ports ports) {
        console.line("");
        for (Program service : Program.SERVICES) {
            console.line("  %-13s %s/api/v1   OpenAPI %s/v3/api-docs"
                    .formatted(service.id(), ports.url(service), ports.url(service)));
        }
        console.line("  %-13s %s".formatted(Program.IDENTITY.id(), ports.url(Program.IDENTITY)));
        console.line("  %-13s ./kyodo events --from-beginning".formatted("Kafka"));
        console.line("");
        console.say(
                "トークンの例: curl -H \"Authorization: Bearer $(./kyodo token staff)\" " + ports.url(Program.PROPOSAL)
                        + "/api/v1/calls",
                "A token, for example, as above; roles: resident, group, staff, reviewer, treasurer, auditor, operator");
    }
}
