package org.kyodo.chassis.ops;

import java.net.URI;
import org.kyodo.chassis.sealing.Rotation;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

/** What an operator does when a master key changes. */
@RestController
@RequestMapping("/ops/sealing")
public final class SealingController {
    private final Rotation rotation;

    public SealingController(Rotation rotation) {
        this.rotation = rotation;
    }

    /** Under which master keys the keys of this service are sealed. */
    @GetMapping
    Rotation.Progress progress() {
        return rotation.progress();
    }

    /** Seals all under the current one, in the background; what is done already stays done. */
    @ResponseStatus(HttpStatus.ACCEPTED)
    @PostMapping("/rotation")
    ResponseEntity<Rotation.Progress> rotate() {
        return ResponseEntity.accepted().location(URI.create("/ops/sealing")).body(rotation.begin());
    }
}
