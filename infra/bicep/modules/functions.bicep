// The twin itself, on Flex Consumption: nothing runs, and nothing is paid, while nobody asks.
param name string
param planName string
param location string
param tags object
param identityId string
param identityClientId string
param storageName string
param insightsName string
param workspaceId string

@description('The page, which may call the API.')
param siteUri string

@description('Other sites whose pages may, with commas between.')
param corsOrigins string

@description('The app\'s settings by name; empty ones are left out, so that the app\'s own defaults hold.')
param settings object

@description('A member of profiles.json: the size of an instance, how many there may be, how many wait for requests and are paid for all the time, and how many requests one takes at once, a stream being one.')
param profile object

var otherOrigins = filter(map(split(corsOrigins, ','), origin => trim(origin)), origin => !empty(origin))
var ofSettings = filter(items(settings), setting => !empty(setting.value))

resource storage 'Microsoft.Storage/storageAccounts@2026-04-01' existing = {
  name: storageName
}

resource insights 'Microsoft.Insights/components@2020-02-02' existing = {
  name: insightsName
}

resource plan 'Microsoft.Web/serverfarms@2025-03-01' = {
  name: planName
  location: location
  tags: tags
  kind: 'functionapp'
  sku: { name: 'FC1', tier: 'FlexConsumption' }
  properties: { reserved: true }
}

resource app 'Microsoft.Web/sites@2025-03-01' = {
  name: name
  location: location
  tags: union(tags, { 'azd-service-name': 'api' })
  kind: 'functionapp,linux'
  identity: {
    type: 'UserAssigned'
    userAssignedIdentities: {
      // A name that is computed has to be written so.
      #disable-next-line simplify-interpolation
      '${identityId}': {}
    }
  }
  properties: {
    serverFarmId: plan.id
    httpsOnly: true
    keyVaultReferenceIdentity: identityId
    siteConfig: {
      minTlsVersion: '1.2'
      cors: { allowedOrigins: union([siteUri], otherOrigins) }
    }
    functionAppConfig: {
      deployment: {
        storage: {
          type: 'blobContainer'
          value: '${storage.properties.primaryEndpoints.blob}deployments'
          authentication: {
            type: 'UserAssignedIdentity'
            userAssignedIdentityResourceId: identityId
          }
        }
      }
      runtime: { name: 'dotnet-isolated', version: '10.0' }
      scaleAndConcurrency: {
        instanceMemoryMB: profile.instanceMemoryMB
        maximumInstanceCount: profile.maximumInstanceCount
        alwaysReady: profile.alwaysReadyInstances == 0 ? [] : [{ name: 'http', instanceCount: profile.alwaysReadyInstances }]
        triggers: { http: { perInstanceConcurrency: profile.perInstanceConcurrency } }
      }
    }
  }

  resource appSettings 'config' = {
    name: 'appsettings'
    properties: union(toObject(ofSettings, setting => setting.key, setting => string(setting.value)), {
      APPLICATIONINSIGHTS_CONNECTION_STRING: insights.properties.ConnectionString
      APPLICATIONINSIGHTS_AUTHENTICATION_STRING: 'ClientId=${identityClientId};Authorization=AAD'
      AZURE_CLIENT_ID: identityClientId
      AZURE_TOKEN_CREDENTIALS: 'ManagedIdentityCredential'
      AzureWebJobsStorage__credential: 'managedidentity'
      AzureWebJobsStorage__clientId: identityClientId
      AzureWebJobsStorage__blobServiceUri: storage.properties.primaryEndpoints.blob
      AzureWebJobsStorage__tableServiceUri: storage.properties.primaryEndpoints.table
      STORAGE_BLOB_URI: storage.properties.primaryEndpoints.blob
      STORAGE_TABLE_URI: storage.properties.primaryEndpoints.table
    })
  }

  // One change after the other: a site refuses two at once.
  resource noFtp 'basicPublishingCredentialsPolicies' = {
    name: 'ftp'
    dependsOn: [appSettings]
    properties: { allow: false }
  }

  resource noScm 'basicPublishingCredentialsPolicies' = {
    name: 'scm'
    dependsOn: [noFtp]
    properties: { allow: false }
  }
}

resource diagnostics 'Microsoft.Insights/diagnosticSettings@2021-05-01-preview' = {
  name: 'to-workspace'
  scope: app
  properties: {
    workspaceId: workspaceId
    // The logs come through Application Insights; here they would be paid for twice.
    metrics: [{ category: 'AllMetrics', enabled: true }]
  }
}

output name string = app.name
output uri string = 'https://${app.properties.defaultHostName}'
