// Where the keys lie that can't be done without: the app's settings only refer to them.
param name string
param location string
param tags object
param workspaceId string

@secure()
param openAiApiKey string

@secure()
param openAiCompatKey string

@secure()
param sttApiKey string

@secure()
param ttsApiKey string

func referenceTo(vaultName string, secret string) string => '@Microsoft.KeyVault(VaultName=${vaultName};SecretName=${secret})'

// Keys can be made anew. Protected from purging, the vault would keep its name long after everything else is gone.
#disable-next-line keyvault-purge
resource vault 'Microsoft.KeyVault/vaults@2026-02-01' = {
  name: name
  location: location
  tags: tags
  properties: {
    tenantId: tenant().tenantId
    sku: { family: 'A', name: 'standard' }
    enableRbacAuthorization: true
    enableSoftDelete: true
    softDeleteRetentionInDays: 7
  }

  resource apiKey 'secrets' = if (!empty(openAiApiKey)) {
    name: 'openai-api-key'
    properties: { value: openAiApiKey }
  }

  resource compatKey 'secrets' = if (!empty(openAiCompatKey)) {
    name: 'openai-compat-key'
    properties: { value: openAiCompatKey }
  }

  resource sttKey 'secrets' = if (!empty(sttApiKey)) {
    name: 'stt-api-key'
    properties: { value: sttApiKey }
  }

  resource ttsKey 'secrets' = if (!empty(ttsApiKey)) {
    name: 'tts-api-key'
    properties: { value: ttsApiKey }
  }
}

resource diagnostics 'Microsoft.Insights/diagnosticSettings@2021-05-01-preview' = {
  name: 'to-workspace'
  scope: vault
  properties: {
    workspaceId: workspaceId
    logs: [{ category: 'AuditEvent', enabled: true }]
  }
}

output name string = vault.name

// The app's settings that refer to the keys. Of a key only whether there is one is looked at.
#disable-next-line outputs-should-not-contain-secrets
output settings object = union(
  empty(openAiApiKey) ? {} : { OPENAI_API_KEY: referenceTo(vault.name, 'openai-api-key') },
  empty(openAiCompatKey) ? {} : { OPENAI_COMPAT_KEY: referenceTo(vault.name, 'openai-compat-key') },
  empty(sttApiKey) ? {} : { STT_API_KEY: referenceTo(vault.name, 'stt-api-key') },
  empty(ttsApiKey) ? {} : { TTS_API_KEY: referenceTo(vault.name, 'tts-api-key') }
)
