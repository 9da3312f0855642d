package dev.hexauth.bootstrap;

import dev.hexauth.adapter.persistence.PersistenceConfiguration;
import dev.hexauth.adapter.redis.RedisConfiguration;
import java.util.Arrays;
import java.util.Set;
import org.springframework.beans.factory.annotation.AnnotatedBeanDefinition;
import org.springframework.beans.factory.config.BeanDefinition;
import org.springframework.beans.factory.config.BeanFactoryPostProcessor;
import org.springframework.beans.factory.config.ConfigurableListableBeanFactory;
import org.springframework.core.type.MethodMetadata;
import org.springframework.util.ClassUtils;
import org.springframework.util.StringUtils;

/**
 * Makes every store bean depend on the keys, so that a start without usable keys neither connects
 * to a store nor migrates a database.
 */
final class KeysBeforeStores implements BeanFactoryPostProcessor {

  private static final String KEYS = "tokenKeys";

  private static final Set<String> STORES =
      Set.of(
          PersistenceConfiguration.class.getPackageName(),
          RedisConfiguration.class.getPackageName());

  @Override
  public void postProcessBeanFactory(ConfigurableListableBeanFactory factory) {
    if (!factory.containsBeanDefinition(KEYS)) {
      return;
    }
    Arrays.stream(factory.getBeanDefinitionNames())
        .map(factory::getBeanDefinition)
        .filter(KeysBeforeStores::isOfStore)
        .forEach(
            bean -> bean.setDependsOn(StringUtils.addStringToArray(bean.getDependsOn(), KEYS)));
  }

  private static boolean isOfStore(BeanDefinition bean) {
    if (bean instanceof AnnotatedBeanDefinition annotated) {
      MethodMetadata method = annotated.getFactoryMethodMetadata();
      return method != null
          && STORES.contains(ClassUtils.getPackageName(method.getDeclaringClassName()));
    }
    return false;
  }
}
