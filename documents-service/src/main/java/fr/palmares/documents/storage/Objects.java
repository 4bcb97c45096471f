package fr.palmares.documents.storage;

import io.minio.GetObjectArgs;
import io.minio.GetPresignedObjectUrlArgs;
import io.minio.Http;
import io.minio.ListObjectsArgs;
import io.minio.MinioClient;
import io.minio.PostPolicy;
import io.minio.RemoveObjectArgs;
import io.minio.StatObjectArgs;
import io.minio.errors.ErrorResponseException;
import io.minio.errors.MinioException;
import io.vertx.core.Vertx;
import jakarta.annotation.PreDestroy;
import jakarta.enterprise.context.ApplicationScoped;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CompletionException;
import java.util.function.BiConsumer;
import org.eclipse.microprofile.config.inject.ConfigProperty;

/** The object store. Keys are ours, unguessable, and written once. */
@ApplicationScoped
public class Objects {

    private static final Set<String> ABSENT = Set.of("NoSuchKey", "NotFound", "NoSuchObject");
    private static final Duration SIGNED_FOR = Duration.ofHours(1);

    /** The store cannot be reached or refuses: the work is tried again later, never half done. */
    public static final class Unavailable extends RuntimeException {
        private static final long serialVersionUID = 1L;

        Unavailable(String message, Throwable cause) {
            super(message, cause);
        }
    }

    /** Where a sender brings one object straight to the store, with the fields that go before the file. */
    public record Post(String url, Map<String, String> fields) {}

    private final MinioClient store;
    private final MinioClient outside;
    private final StoreWire wire;
    private final String publicEndpoint;
    private final Buckets buckets;
    private final SecureRandom random = new SecureRandom();

    Objects(
            Vertx vertx,
            @ConfigProperty(name = "palmares.s3.endpoint") String endpoint,
            @ConfigProperty(name = "palmares.s3.public-endpoint") Optional<String> publicEndpoint,
            @ConfigProperty(name = "palmares.s3.access-key") String accessKey,
            @ConfigProperty(name = "palmares.s3.secret-key") String secretKey,
            @ConfigProperty(name = "palmares.s3.region", defaultValue = "us-east-1") String region,
            @ConfigProperty(name = "palmares.s3.bucket-prefix", defaultValue = "-") String prefix) {
        this.store = MinioClient.builder()
                .endpoint(endpoint)
                .region(region)
                .credentials(accessKey, secretKey)
                .build();
        this.store.setTimeout(
                Duration.ofSeconds(5).toMillis(),
                Duration.ofSeconds(60).toMillis(),
                Duration.ofSeconds(60).toMillis());
        this.wire = new StoreWire(vertx);
        this.publicEndpoint = publicEndpoint.orElse(endpoint);
        this.outside = MinioClient.builder()
                .endpoint(this.publicEndpoint)
                .region(region)
                .credentials(accessKey, secretKey)
                .build();
        this.buckets = new Buckets(store, prefix.equals("-") ? "" : prefix);
    }

    @PreDestroy
    void close() throws Exception {
        store.close();
        outside.close();
        wire.close();
    }

    /** Lets a sender bring one object of that type and at most that size; the store itself refuses any other. */
    public Post post(Bucket bucket, String key, String type, long mostBytes, Instant until) {
        return ask("sign", bucket, key, () -> {
            var name = buckets.ready(bucket);
            var policy = new PostPolicy(name, until.atZone(ZoneOffset.UTC));
            policy.addEqualsCondition("key", key);
            policy.addEqualsCondition("Content-Type", type);
            policy.addContentLengthRangeCondition(1, mostBytes);
            var fields = new LinkedHashMap<String, String>();
            fields.put("key", key);
            fields.put("Content-Type", type);
            fields.putAll(outside.getPresignedPostFormData(policy));
            return new Post(publicEndpoint.replaceAll("/+$", "") + "/" + name, fields);
        });
    }

    /** An address that opens one object for a while, to whoever has it. */
    public String address(Bucket bucket, String key, Duration life) {
        return ask(
                "sign",
                bucket,
                key,
                () -> outside.getPresignedObjectUrl(GetPresignedObjectUrlArgs.builder()
                        .method(Http.Method.GET)
                        .bucket(buckets.name(bucket))
                        .object(key)
                        .expiry((int) life.toSeconds())
                        .build()));
    }

    /** A new key under {@code folder}; nobody guesses it. */
    public String newKey(String folder) {
        var bytes = new byte[24];
        random.nextBytes(bytes);
        return folder + "/" + HexFormat.of().formatHex(bytes);
    }

    /**
     * Streams what comes into the store; what does not come whole is not stored. The store wants to know the length first:
     * content of an unknown one waits in a temporary file, not in memory.
     *
     * @throws Incoming.BrokenOff when the sender does not bring it all
     * @throws Incoming.TooLarge when it is more than its limit
     */
    public void put(Bucket bucket, String key, Incoming content, String type) {
        ask("put", bucket, key, () -> {
            if (content.length() >= 0) {
                wire.put(addressToPut(bucket, key), type, content);
                return key;
            }
            var whole = Files.createTempFile("palmares-upload", null);
            try {
                wire.save(content, whole);
                wire.put(addressToPut(bucket, key), type, whole);
                return key;
            } finally {
                Files.delete(whole);
            }
        });
    }

    public void put(Bucket bucket, String key, Path file, String type) {
        ask("put", bucket, key, () -> {
            wire.put(addressToPut(bucket, key), type, file);
            return key;
        });
    }

    public void put(Bucket bucket, String key, byte[] content, String type) {
        ask("put", bucket, key, () -> {
            wire.put(addressToPut(bucket, key), type, content);
            return key;
        });
    }

    private String addressToPut(Bucket bucket, String key) throws MinioException {
        return store.getPresignedObjectUrl(GetPresignedObjectUrlArgs.builder()
                .method(Http.Method.PUT)
                .bucket(buckets.ready(bucket))
                .object(key)
                .expiry((int) SIGNED_FOR.toSeconds())
                .build());
    }

    public InputStream get(Bucket bucket, String key) {
        return ask(
                "get",
                bucket,
                key,
                () -> store.getObject(GetObjectArgs.builder()
                        .bucket(buckets.name(bucket))
                        .object(key)
                        .build()));
    }

    public boolean exists(Bucket bucket, String key) {
        return ask("stat", bucket, key, () -> {
            try {
                store.statObject(StatObjectArgs.builder()
                        .bucket(buckets.ready(bucket))
                        .object(key)
                        .build());
                return true;
            } catch (ErrorResponseException e) {
                if (ABSENT.contains(e.errorResponse().code())) {
                    return false;
                }
                throw e;
            }
        });
    }

    /** Nothing happens when it is gone already. */
    public void remove(Bucket bucket, String key) {
        ask("remove", bucket, key, () -> {
            try {
                store.removeObject(RemoveObjectArgs.builder()
                        .bucket(buckets.name(bucket))
                        .object(key)
                        .build());
            } catch (ErrorResponseException e) {
                if (!ABSENT.contains(e.errorResponse().code())) {
                    throw e;
                }
            }
            return key;
        });
    }

    /** Every object of a bucket with the time it was written. */
    public void list(Bucket bucket, BiConsumer<String, Instant> object) {
        ask("list", bucket, "", () -> {
            var name = buckets.ready(bucket);
            for (var item : store.listObjects(
                    ListObjectsArgs.builder().bucket(name).recursive(true).build())) {
                object.accept(item.get().objectName(), item.get().lastModified().toInstant());
            }
            return name;
        });
    }

    @FunctionalInterface
    private interface Question<T> {
        T ask() throws IOException, MinioException;
    }

    /** @throws Unavailable for a lost connection too, which the library tells by exceptions that are not its own */
    private <T> T ask(String verb, Bucket bucket, String key, Question<T> question) {
        try {
            return question.ask();
        } catch (IOException | MinioException | IllegalStateException | CompletionException e) {
            throw new Unavailable(verb + " " + bucket + " " + key + ": " + e.getMessage(), e);
        }
    }
}
