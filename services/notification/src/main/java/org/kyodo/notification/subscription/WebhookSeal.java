package org.kyodo.notification.subscription;

import java.net.URI;
import java.security.KeyPair;
import java.util.Optional;
import org.kyodo.chassis.sealing.Belonging;
import org.kyodo.chassis.sealing.Seal;
import org.kyodo.contracts.value.MunicipalityCode;
import org.kyodo.contracts.value.SubscriptionId;
import org.kyodo.notification.subscription.SealedWebhook.Keys;
import org.kyodo.notification.subscription.SealedWebhook.Pair;

/** Makes the keys of webhooks, seals them with the addresses 封緘, and opens both. */
final class WebhookSeal {
    private static final String ADDRESS = "webhook.address";
    private static final String SECRET = "webhook.secret";
    private static final String PRIVATE_KEY = "webhook.privateKey";

    private final Seal seal;
    private final MunicipalityCode municipality;
    private final SubscriptionId subscription;

    /** @param subscription whose it is: on no other does what was sealed here open */
    WebhookSeal(Seal seal, MunicipalityCode municipality, SubscriptionId subscription) {
        this.seal = seal;
        this.municipality = municipality;
        this.subscription = subscription;
    }

    SealedWebhook fresh(WebhookAddress address, Signing signing) {
        return new SealedWebhook(close(address.url(), ADDRESS), freshKeys(signing), Optional.empty());
    }

    SealedWebhook moved(SealedWebhook webhook, WebhookAddress other) {
        return new SealedWebhook(close(other.url(), ADDRESS), webhook.keys(), webhook.former());
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
        return URI.create(open(webhook.address(), ADDRESS));
    }

    String secret(SealedWebhook webhook) {
        return open(webhook.keys().secret(), SECRET);
    }

    SigningKeys open(Keys keys) {
        return new SigningKeys(
                open(keys.secret(), SECRET),
                keys.pair().map(pair -> SigningKeys.privateKey(open(pair.privateKey(), PRIVATE_KEY))));
    }

    private Keys freshKeys(Signing signing) {
        return new Keys(
                close(SigningKeys.newSecret(), SECRET),
                switch (signing) {
                    case SECRET -> Optional.empty();
                    case BOTH -> Optional.of(freshPair());
                });
    }

    private Pair freshPair() {
        KeyPair pair = SigningKeys.newPair();
        return new Pair(
                close(SigningKeys.text(pair.getPrivate()), PRIVATE_KEY), SigningKeys.publicKey(pair.getPublic()));
    }

    private String close(String plain, String field) {
        return seal.close(plain, belonging(field));
    }

    private String open(String sealed, String field) {
        return seal.open(sealed, belonging(field));
    }

    private Belonging belonging(String field) {
        return new Belonging(municipality, "subscription/" + subscription, field);
    }
}
