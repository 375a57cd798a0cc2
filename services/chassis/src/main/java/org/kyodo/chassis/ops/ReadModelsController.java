package org.kyodo.chassis.ops;

import java.net.URI;
import java.util.List;
import org.kyodo.chassis.inbox.Rebuilds;
import org.kyodo.contracts.value.InvalidInput;
import org.kyodo.contracts.value.Wording;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

/** What an operator does when a read model is wrong or lost. */
@RestController
@RequestMapping("/ops/read-models")
public final class ReadModelsController {
    private final Rebuilds rebuilds;

    public ReadModelsController(Rebuilds rebuilds) {
        this.rebuilds = rebuilds;
    }

    @GetMapping
    List<String> names() {
        return rebuilds.names();
    }

    /** Makes it anew from its topics, in the background and while the service goes on. */
    @ResponseStatus(HttpStatus.ACCEPTED)
    @PostMapping("/{name}/rebuild")
    ResponseEntity<Rebuilds.Run> rebuild(@PathVariable String name) {
        return ResponseEntity.accepted()
                .location(URI.create("/ops/read-models/" + name + "/rebuild"))
                .body(rebuilds.start(name));
    }

    @GetMapping("/{name}/rebuild")
    Rebuilds.Run progress(@PathVariable String name) {
        return rebuilds.last(name).orElseThrow(() -> new InvalidInput("name", name, Wording.REBUILT_MODEL.of()));
    }
}
