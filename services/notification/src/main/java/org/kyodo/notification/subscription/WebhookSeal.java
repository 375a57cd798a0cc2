package org.kyodo.notification.subscription;

import java.net.URI;
import java.security.KeyPair;
import java.util.Optional;
import org.kyodo.chassis.sealing.Seal;
import org.kyodo.notification.subscription.SealedWebhook.Keys;
import org.kyodo.notification.subscription.SealedWebhook.Pair;

/** Makes the keys of webhooks, seals them with the addresses 封緘, and opens both. */
final class WebhookSeal {
    private final Seal seal;

    WebhookSeal(Seal seal) {
        this.seal = seal;
    }

    SealedWebhook fresh(WebhookAddress address, Signing signing) {
        return new SealedWebhook(seal.close(address.url()), freshKeys(signing), Optional.empty());
    }

    SealedWebhook moved(SealedWebhook webhook, WebhookAddress other) {
        return new SealedWebhook(seal.close(other.url()), webhook.keys(), webhook.former());
    }

    SealedWebhook signing(SealedWebhook webhook, Signing signing) {
        return webhook.with(
                switch (signing) {
                    case SECRET -> new Keys(webhook.keys().secret(), Optional.empty());
                    case BOTH ->
                        webhook.keys().pair().isPresent()
                                ? webhook.keys()
                                : new Keys(webhook.keys().secret(), Optional.of(freshPair()));
                });
    }

    SealedWebhook renewed(SealedWebhook webhook) {
        return webhook.with(freshKeys(webhook.keys().signing()));
    }

    URI address(SealedWebhook webhook) {
        return URI.create(seal.open(webhook.address()));
    }

    String secret(SealedWebhook webhook) {
        return seal.open(webhook.keys().secret());
    }

    SigningKeys open(Keys keys) {
        return new SigningKeys(
                seal.open(keys.secret()),
                keys.pair().map(pair -> SigningKeys.privateKey(seal.open(pair.privateKey()))));
    }

    private Keys freshKeys(Signing signing) {
        return new Keys(
                seal.close(SigningKeys.newSecret()),
                switch (signing) {
                    case SECRET -> Optional.empty();
                    case BOTH -> Optional.of(freshPair());
                });
    }

    private Pair freshPair() {
        KeyPair pair = SigningKeys.newPair();
        return new Pair(seal.close(SigningKeys.text(pair.getPrivate())), SigningKeys.publicKey(pair.getPublic()));
    }
}
