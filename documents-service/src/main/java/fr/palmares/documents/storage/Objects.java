package fr.palmares.documents.storage;

import io.minio.BucketExistsArgs;
import io.minio.GetObjectArgs;
import io.minio.ListObjectsArgs;
import io.minio.MakeBucketArgs;
import io.minio.MinioClient;
import io.minio.PutObjectArgs;
import io.minio.RemoveObjectArgs;
import io.minio.StatObjectArgs;
import io.minio.errors.ErrorResponseException;
import io.minio.errors.MinioException;
import jakarta.annotation.PreDestroy;
import jakarta.enterprise.context.ApplicationScoped;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.time.Duration;
import java.time.Instant;
import java.util.HexFormat;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.BiConsumer;
import org.eclipse.microprofile.config.inject.ConfigProperty;

/** The object store. Keys are ours, unguessable, and written once. */
@ApplicationScoped
public class Objects {

    private static final long PART = 5L * 1024 * 1024;

    /** The store cannot be reached or refuses: the work is tried again later, never half done. */
    public static final class Unavailable extends RuntimeException {
        private static final long serialVersionUID = 1L;

        Unavailable(String message, Throwable cause) {
            super(message, cause);
        }
    }

    private final MinioClient store;
    private final String prefix;
    private final Set<Bucket> ready = ConcurrentHashMap.newKeySet();
    private final SecureRandom random = new SecureRandom();

    Objects(
            @ConfigProperty(name = "palmares.s3.endpoint") String endpoint,
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
        this.prefix = prefix.equals("-") ? "" : prefix;
    }

    @PreDestroy
    void close() throws Exception {
        store.close();
    }

    /** A new key under {@code folder}; nobody guesses it. */
    public String newKey(String folder) {
        var bytes = new byte[24];
        random.nextBytes(bytes);
        return folder + "/" + HexFormat.of().formatHex(bytes);
    }

    /** Streams {@code content} into the store, in parts of 5 MiB; an exception of the stream stores nothing. */
    public void put(Bucket bucket, String key, InputStream content, long length, String type) {
        ensure(bucket);
        try {
            store.putObject(PutObjectArgs.builder().bucket(name(bucket)).object(key).stream(
                            content, length, length < 0 ? PART : -1L)
                    .contentType(type)
                    .build());
        } catch (MinioException e) {
            throw failure("put", bucket, key, e);
        }
    }

    public void put(Bucket bucket, String key, Path file, String type) {
        try (var content = Files.newInputStream(file)) {
            put(bucket, key, content, Files.size(file), type);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    public InputStream get(Bucket bucket, String key) {
        try {
            return store.getObject(
                    GetObjectArgs.builder().bucket(name(bucket)).object(key).build());
        } catch (MinioException e) {
            throw failure("get", bucket, key, e);
        }
    }

    public boolean exists(Bucket bucket, String key) {
        ensure(bucket);
        try {
            store.statObject(StatObjectArgs.builder()
                    .bucket(name(bucket))
                    .object(key)
                    .build());
            return true;
        } catch (ErrorResponseException e) {
            if (Set.of("NoSuchKey", "NotFound", "NoSuchObject").contains(e.errorResponse().code())) {
                return false;
            }
            throw failure("stat", bucket, key, e);
        } catch (MinioException e) {
            throw failure("stat", bucket, key, e);
        }
    }

    /** Nothing happens when it is gone already. */
    public void remove(Bucket bucket, String key) {
        try {
            store.removeObject(
                    RemoveObjectArgs.builder().bucket(name(bucket)).object(key).build());
        } catch (ErrorResponseException e) {
            if (!e.errorResponse().code().equals("NoSuchKey")) {
                throw failure("remove", bucket, key, e);
            }
        } catch (MinioException e) {
            throw failure("remove", bucket, key, e);
        }
    }

    /** Every object of a bucket with the time it was written. */
    public void list(Bucket bucket, BiConsumer<String, Instant> object) {
        ensure(bucket);
        try {
            for (var item : store.listObjects(ListObjectsArgs.builder()
                    .bucket(name(bucket))
                    .recursive(true)
                    .build())) {
                object.accept(item.get().objectName(), item.get().lastModified().toInstant());
            }
        } catch (MinioException e) {
            throw failure("list", bucket, "", e);
        }
    }

    private void ensure(Bucket bucket) {
        if (ready.contains(bucket)) {
            return;
        }
        try {
            if (!store.bucketExists(
                    BucketExistsArgs.builder().bucket(name(bucket)).build())) {
                store.makeBucket(MakeBucketArgs.builder().bucket(name(bucket)).build());
            }
            ready.add(bucket);
        } catch (ErrorResponseException e) {
            if (!e.errorResponse().code().startsWith("BucketAlready")) {
                throw failure("create", bucket, "", e);
            }
            ready.add(bucket);
        } catch (MinioException e) {
            throw failure("create", bucket, "", e);
        }
    }

    private String name(Bucket bucket) {
        return prefix + bucket.bucketName();
    }

    private static Unavailable failure(String verb, Bucket bucket, String key, Exception cause) {
        return new Unavailable(verb + " " + bucket + " " + key + ": " + cause.getMessage(), cause);
    }
}
